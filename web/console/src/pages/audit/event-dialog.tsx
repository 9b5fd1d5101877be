import { Values } from '~/subjects/values/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, Dialog, Facts, Row } from '~/ui/index.js';
import { AUDIT_TEXTS } from './audit.texts.js';
import { Actor, type AuditEvent, subjectOf } from './event.js';

/** One event with all that is known of it. */
export function EventDialog(props: { readonly event: AuditEvent; readonly onClose: () => void }) {
  const texts = useTexts(AUDIT_TEXTS);
  const format = useFormat();
  const { event, onClose } = props;
  const { before, after } = event;
  return (
    <Dialog open wide onClose={onClose} title={`${texts.detail} ${event.id}`}>
      <Facts
        facts={[
          [texts.what, <code key="what">{event.action}</code>],
          [texts.when, format.dateTime(event.occurredAt)],
          [texts.who, <Actor key="who" id={event.actorId} />],
          [texts.onWhat, subjectOf(event)],
          [texts.address, event.address ?? '—'],
          [texts.request, <code key="request">{event.requestId ?? '—'}</code>],
        ]}
      />
      {before && (
        <section>
          <h3>{texts.before}</h3>
          <Values values={before} />
        </section>
      )}
      {after && (
        <section>
          <h3>{texts.after}</h3>
          <Values values={after} />
        </section>
      )}
      <Row>
        <Button onClick={onClose}>{texts.close}</Button>
      </Row>
    </Dialog>
  );
}
