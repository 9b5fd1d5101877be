import { ValidateIf } from 'class-validator';

/** May be left out; unlike `IsOptional`, a null is not the same as left out. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** May be left out or null. */
export function Nullable(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined && value !== null);
}
