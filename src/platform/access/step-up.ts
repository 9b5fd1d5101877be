import { SetMetadata } from '@nestjs/common';

export const STEP_UP = 'step-up';

/** When a call needs a fresh proof: always, or where its body names one of these fields. */
export interface StepUpRule {
  readonly fields?: readonly string[];
}

/**
 * A route on which more hangs than on a token that somebody may have found: its caller has shown a
 * short while ago that it is them, by signing in or by `POST /auth/step-up`. Of keys, which cannot,
 * it needs the scope `admin` by name, where it is for keys at all.
 */
export const StepUp = (rule: StepUpRule = {}): MethodDecorator => SetMetadata(STEP_UP, rule);

/** Whether the rule of a route, if it has one, is meant for a call with this body. */
export function needsStepUp(rule: StepUpRule | undefined, body: unknown): boolean {
  if (!rule?.fields) return rule !== undefined;
  if (typeof body !== 'object' || body === null) return false;
  return rule.fields.some((field) => Object.hasOwn(body, field));
}
