import { says } from './says.js';

const WHO =
  '(?:agents?|humans?|persons?|people|someone|somebody|anyone|anybody|supervisor|manager|boss|representative|rep|operator|colleague|staff|employee|team|advisor|adviser)';

/** That somebody asks for a person, or doubts that one is there. */
export const WANTS_PERSON = [
  says(
    `(?:talk|speak|talking|speaking|connect|transfer|chat|pass|hand|put|forward|refer|reach|get|give|want|need|contact|send|let|escalate|see|have|bring) (?:\\p{L}+ ){0,4}?${WHO}`,
    `(?:real|actual|living|live|human|proper) (?:${WHO}|being|one|support)|human being`,
    `${WHO} (?:\\p{L}+ ){0,4}?(?:call|phone|ring|look|help|read|reply|answer|contact|take over|there|check)`,
    'call me|ring me|phone me|call (?:you|us|back)|escalate (?:this|it|that|me)|escalation|talk on the phone|by phone|on the phone with|(?:are|r|is) (?:you|u|this|it|there) (?:just )?(?:an? )?(?:\\p{L}+ )?(?:bot|robot|machine|human|ai|computer|real)|(?:to|with|by) (?:a |an )?(?:machine|bot|robot|computer|ai)|a bot \\?|anyone real',
  ),
  new RegExp(
    `^ (?:(?:please|pls|i|a|an|to|hi|hello|just|now|the) )*${WHO}(?: (?:please|pls|now|asap|\\?|here|help))* $`,
    'u',
  ),
  says(
    '(?:echte\\p{L}*|richtige\\p{L}*|menschliche\\p{L}*) \\p{L}+|mitarbeiter\\p{L}*|menschen?|(?:mit )?(?:jemand\\p{L}*|einem) (?:\\p{L}+ ){0,3}?(?:sprechen|reden|telefonieren|anrufen|kümmern|helfen)|(?:ein|einem|einen|eine|einer) (?:bot|roboter|maschine|ki)|anrufen|rufen sie (?:mich|bitte)|rückruf\\p{L}*|zurückrufen|vorgesetzt\\p{L}*|chef|ansprechpartner\\p{L}*|weiterleiten|jemand da|berater\\p{L}*|sachbearbeiter\\p{L}*',
  ),
] as const;
