import { Link } from '@tanstack/react-router';
import { useIntents } from '~/subjects/intents/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Badge, Panel, Row } from '~/ui/index.js';
import { ProposalForm } from './proposal-form.js';
import type { Proposal } from './queries.js';
import styles from './run.module.css';
import { RUN_TEXTS } from './run.texts.js';

/** One proposal: its messages, what it is called, and what becomes of it. */
export function ProposalDetail({ proposal }: { readonly proposal: Proposal }) {
  const texts = useTexts(RUN_TEXTS);
  const format = useFormat();
  const intents = useIntents();
  const { name, messages, gain, terms, nearestSimilarity, nearestIntentId } = proposal;
  const nearest = intents.find(({ id }) => id === nearestIntentId);
  return (
    <Panel title={<span dir="auto">{name}</span>}>
      <Row>
        <Badge>{texts.count(messages)}</Badge>
        <span title={texts.gainHelp}>
          <Badge tone="accent">{texts.gain(format.percent(gain, 1))}</Badge>
        </span>
        {nearest && (
          <Badge tone={proposal.isKnown ? 'warn' : 'plain'}>
            {texts.near(nearest.name, format.number(nearestSimilarity ?? 0, 2))}
          </Badge>
        )}
      </Row>
      {terms.length > 0 && (
        <p>
          <span className={styles['soft']}>{texts.terms}: </span>
          {terms.join(', ')}
        </p>
      )}
      {proposal.status === 'proposed' && <ProposalForm proposal={proposal} />}
      {proposal.status === 'accepted' && (
        <p>
          {texts.acceptedNote}{' '}
          {proposal.intentId !== null && (
            <Link to="/intents/$intentId" params={{ intentId: String(proposal.intentId) }}>
              {texts.toIntent}
            </Link>
          )}
        </p>
      )}
      <Messages title={texts.middle} messages={proposal.representatives} />
      <Messages title={texts.border} messages={proposal.borderline} />
    </Panel>
  );
}

function Messages(props: { readonly title: string; readonly messages: readonly string[] }) {
  if (props.messages.length === 0) return null;
  return (
    <div>
      <h3>{props.title}</h3>
      <ul className={styles['messages']}>
        {props.messages.map((message, at) => (
          <li key={at} dir="auto">
            {message.slice(0, 400)}
          </li>
        ))}
      </ul>
    </div>
  );
}
