import { useQuery } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Panel } from '~/ui/index.js';
import { BUDGET_TEXTS } from './budget.texts.js';
import { BudgetBar } from './budget-bar.js';
import styles from './dial.module.css';

/** How many wrong answers the policy allows this month, and how many there are most likely. */
export function Budget() {
  const texts = useTexts(BUDGET_TEXTS);
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['reports', 'error-budget'],
    queryFn: () => read(api.GET('/api/v1/reports/error-budget')),
  });
  if (!data) return null;
  const { promised, allowed, answered, checked, wrong, estimated } = data;
  const number = (value: number): string => format.number(value, value < 10 ? 1 : 0);
  const low = number(estimated.low);
  const high = number(estimated.high);
  const spent =
    estimated.count === null
      ? texts.unknown(low, high)
      : texts.spent(number(estimated.count), low, high);
  return (
    <Panel title={texts.title}>
      <div className={styles['budget']}>
        {allowed !== null && <BudgetBar allowed={allowed} estimated={estimated} label={spent} />}
        <p>
          {promised === null || allowed === null
            ? texts.noPromise(number(answered))
            : texts.promised(format.percent(promised, 1), number(allowed), number(answered))}{' '}
          {answered > 0 && spent}
        </p>
        {answered > 0 && (
          <p className={styles['soft']}>{texts.checked(number(checked), number(wrong))}</p>
        )}
      </div>
    </Panel>
  );
}
