import { Check } from '../../../platform/common/validation/text.js';

const MOST = 50;

/** A list of values that are each as wanted, none of them twice, one at least. */
export function IsSetOf(violationOf: (value: unknown) => string | undefined): PropertyDecorator {
  return Check('isSetOf', (values) => {
    if (!Array.isArray(values)) return 'must be a list';
    if (values.length < 1 || values.length > MOST) return `must have 1 to ${MOST} items`;
    if (new Set(values).size < values.length) return 'must not name anything twice';
    return (values as unknown[]).map(violationOf).find((it) => it !== undefined);
  });
}
