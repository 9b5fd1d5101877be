import { OnlyFor } from '~/app/not-here.js';
import { Reports } from './reports.js';

/** What became of the tickets, how the desk does, and whether the machine can be believed. */
export function ReportsPage() {
  return (
    <OnlyFor role="supervisor">
      <Reports />
    </OnlyFor>
  );
}
