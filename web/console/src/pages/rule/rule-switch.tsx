import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { ofVersion, useSave } from '~/api/use-save.js';
import { useTexts } from '~/texts/index.js';
import { Button, Dialog, Loading, notify, ProblemNotice, Row } from '~/ui/index.js';
import { UI_TEXTS } from '~/ui/ui.texts.js';
import { RULE_TEXTS } from './rule.texts.js';
import type { Rule } from './rule-form.js';
import { TrialShown } from './trial.js';

/** Switches a rule on, after its trial on past tickets, or off. */
export function RuleSwitch({ rule }: { readonly rule: Rule }) {
  const texts = useTexts(RULE_TEXTS);
  const [isAsking, setAsking] = useState(false);
  const switching = useSave({
    save: (active: boolean) =>
      read(
        api.PATCH('/api/v1/rules/{id}', {
          params: { path: { id: rule.id }, header: ofVersion(rule) },
          body: { active },
        }),
      ),
    touches: [['rules'], ['rule', rule.id], ['rule-versions']],
    onSaved: ({ active }) => {
      setAsking(false);
      notify({ text: active ? texts.switchedOn : texts.switchedOff });
    },
  });
  if (rule.active) {
    return (
      <>
        <Button busy={switching.isPending} onClick={() => switching.mutate(false)}>
          {texts.switchOff}
        </Button>
        <ProblemNotice error={switching.error} />
      </>
    );
  }
  return (
    <>
      <Button kind="primary" onClick={() => setAsking(true)}>
        {texts.switchOn}
      </Button>
      <Dialog open={isAsking} onClose={() => setAsking(false)} title={texts.switchTitle} wide>
        <TrialOf rule={rule} />
        <ProblemNotice error={switching.error} />
        <Row>
          <Button kind="primary" busy={switching.isPending} onClick={() => switching.mutate(true)}>
            {texts.switchConfirm}
          </Button>
          <Cancel onClick={() => setAsking(false)} />
        </Row>
      </Dialog>
    </>
  );
}

function TrialOf({ rule: { id, version } }: { readonly rule: Rule }) {
  const { data, error } = useQuery({
    queryKey: ['rule-trial', id, version],
    queryFn: () =>
      read(api.POST('/api/v1/rules/{id}/trial', { params: { path: { id } }, body: {} })),
  });
  if (error) return <ProblemNotice error={error} />;
  return data ? <TrialShown trial={data} /> : <Loading />;
}

function Cancel({ onClick }: { readonly onClick: () => void }) {
  return <Button onClick={onClick}>{useTexts(UI_TEXTS).cancel}</Button>;
}
