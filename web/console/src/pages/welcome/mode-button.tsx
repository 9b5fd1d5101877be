import { api, readTagged, type Tagged } from '~/api/index.js';
import { Confirmed } from '~/app/confirmed.js';
import { bodyOf, type Policy, settingOf } from '~/subjects/policy/policy.js';
import { useTexts } from '~/texts/index.js';
import { notify } from '~/ui/index.js';
import { WELCOME_TEXTS } from './welcome.texts.js';

/** Lets the policy act, or only watch; all else of it stays. */
export function ModeButton(props: {
  readonly mode: Policy['mode'];
  readonly policy: Tagged<Policy>;
}) {
  const texts = useTexts(WELCOME_TEXTS);
  const { mode, policy } = props;
  const { data, etag } = policy;
  const isLive = mode === 'live';
  return (
    <Confirmed
      button={isLive ? texts.toLive : texts.toShadow}
      title={isLive ? texts.liveTitle : texts.toShadow}
      lead={isLive ? texts.liveConfirm : texts.shadowLead}
      save={() =>
        readTagged(
          api.PUT('/api/v1/triage/policy', {
            params: { header: { 'If-Match': etag } },
            body: bodyOf({ ...settingOf(data), mode }, data.overrides),
          }),
        )
      }
      touches={[['policy']]}
      onSaved={() => notify({ text: texts.changed })}
    />
  );
}
