import { Rule } from './book/rule.entity.js';
import { RuleVersion } from './book/rule-version.entity.js';
import { RuleFiring } from './firing/rule-firing.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Rule, RuleVersion, RuleFiring];
