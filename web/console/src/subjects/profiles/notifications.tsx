import type { components } from '@client';
import { useTexts } from '~/texts/index.js';
import { type Column, DataTable } from '~/ui/index.js';
import { PROFILE_TEXTS } from './profiles.texts.js';

type Choices = components['schemas']['NotificationsView'];
type Channel = components['schemas']['NotificationChannel'];
type Event = keyof Choices;

const CHANNELS = ['in_app', 'email'] as const satisfies readonly Channel[];
const FOR_ALL = ['ticketAnswered', 'ticketResolved', 'conversationReplied'] as const;
const FOR_STAFF = ['ticketAssigned', 'mentioned', 'slaWarned', 'slaBreached'] as const;

/** Of what somebody is told, and by which ways. */
export function Notifications(props: {
  readonly value: Choices;
  readonly onValue: (value: Choices) => void;
  readonly isStaff: boolean;
}) {
  const texts = useTexts(PROFILE_TEXTS);
  const { value, onValue, isStaff } = props;
  const turn = (event: Event, channel: Channel, on: boolean): void => {
    const channels = CHANNELS.filter((it) => (it === channel ? on : value[event].includes(it)));
    onValue({ ...value, [event]: channels });
  };
  const columns: readonly Column<Event>[] = [
    { key: 'event', title: texts.event, cell: (event) => texts[event] },
    ...CHANNELS.map((channel) => ({
      key: channel,
      title: texts[channel],
      cell: (event: Event) => (
        <input
          type="checkbox"
          aria-label={`${texts[event]}: ${texts[channel]}`}
          checked={value[event].includes(channel)}
          onChange={({ target }) => turn(event, channel, target.checked)}
        />
      ),
    })),
  ];
  return (
    <DataTable
      caption={texts.notifications}
      columns={columns}
      rows={isStaff ? [...FOR_ALL, ...FOR_STAFF] : FOR_ALL}
      rowKey={(event) => event}
    />
  );
}
