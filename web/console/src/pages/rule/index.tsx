import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { OnlyFor } from '~/app/not-here.js';
import { useTexts } from '~/texts/index.js';
import { Badge, Loading, Page, ProblemNotice, Tabs } from '~/ui/index.js';
import { Firings } from './firings.js';
import { RULE_TEXTS } from './rule.texts.js';
import { type Content, RuleForm } from './rule-form.js';
import { RuleSwitch } from './rule-switch.js';
import { Versions } from './versions.js';

type Part = 'rule' | 'versions' | 'firings';

/** One rule, or a new one. */
export function RulePage() {
  const texts = useTexts(RULE_TEXTS);
  const { ruleId } = useParams({ from: '/shell/rules/$ruleId' });
  return (
    <OnlyFor role="admin">
      {ruleId === 'new' ? (
        <Page title={texts.new} actions={<Link to="/rules">{texts.back}</Link>}>
          <RuleForm rule={undefined} />
        </Page>
      ) : (
        <Loaded key={ruleId} id={Number(ruleId)} />
      )}
    </OnlyFor>
  );
}

function Loaded({ id }: { readonly id: number }) {
  const texts = useTexts(RULE_TEXTS);
  const [part, setPart] = useState<Part>('rule');
  const [taken, setTaken] = useState<{ readonly content: Content; readonly version: number }>();
  const { data, error, refetch } = useQuery({
    queryKey: ['rule', id],
    queryFn: () => read(api.GET('/api/v1/rules/{id}', { params: { path: { id } } })),
  });
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const take = (content: Content, version: number): void => {
    setTaken({ content, version });
    setPart('rule');
  };
  return (
    <Page
      title={data.name}
      lead={data.active ? <Badge tone="good">{texts.on}</Badge> : <Badge>{texts.off}</Badge>}
      actions={
        <>
          <Link to="/rules">{texts.back}</Link>
          <RuleSwitch rule={data} />
        </>
      }
    >
      <Tabs
        label={data.name}
        value={part}
        onValue={setPart}
        tabs={[
          {
            value: 'rule',
            label: texts.rule,
            content: <RuleForm key={taken?.version ?? 'kept'} rule={data} taken={taken?.content} />,
          },
          {
            value: 'versions',
            label: `${texts.versions} (${data.version})`,
            content: <Versions rule={data} onTake={take} />,
          },
          { value: 'firings', label: texts.firings, content: <Firings ruleId={id} /> },
        ]}
      />
    </Page>
  );
}
