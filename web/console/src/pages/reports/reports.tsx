import { useNavigate, useSearch } from '@tanstack/react-router';
import { useFormat, useTexts } from '~/texts/index.js';
import { Page, Select, Tabs } from '~/ui/index.js';
import { DeskPart } from './desk-part.js';
import { OutcomesPart } from './outcomes-part.js';
import { lastDays } from './periods.js';
import { REPORT_TEXTS } from './reports.texts.js';
import { DAYS, type ReportSearch } from './search.js';
import { TrustPart } from './trust-part.js';

/** The reports of a period, of which one part is shown. */
export function Reports() {
  const texts = useTexts(REPORT_TEXTS);
  const format = useFormat();
  const search = useSearch({ from: '/shell/reports' });
  const navigate = useNavigate();
  const show = (change: Partial<ReportSearch>): void =>
    void navigate({ to: '/reports', search: { ...search, ...change }, replace: true });
  const period = lastDays(search.days);
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <Select
          label={texts.period}
          hideLabel
          value={String(search.days)}
          options={DAYS.map((it) => ({
            value: String(it),
            label: texts.days(format.number(it)),
          }))}
          onValue={(value) => show({ days: DAYS.find((it) => String(it) === value) ?? 30 })}
        />
      }
    >
      <Tabs
        label={texts.parts}
        value={search.part}
        onValue={(part) => show({ part })}
        tabs={[
          {
            value: 'outcomes',
            label: texts.outcomes,
            content: <OutcomesPart period={period} by={search.by} onBy={(by) => show({ by })} />,
          },
          {
            value: 'desk',
            label: texts.desk,
            content: (
              <DeskPart
                period={period}
                groupBy={search.groupBy}
                onGroupBy={(groupBy) => show({ groupBy })}
              />
            ),
          },
          { value: 'trust', label: texts.trust, content: <TrustPart period={period} /> },
        ]}
      />
    </Page>
  );
}
