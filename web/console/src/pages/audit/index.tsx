import { useState } from 'react';
import { OnlyFor } from '~/app/not-here.js';
import { useTexts } from '~/texts/index.js';
import { Page } from '~/ui/index.js';
import { AUDIT_TEXTS } from './audit.texts.js';
import { AuditExport } from './audit-export.js';
import { AuditFilters } from './audit-filters.js';
import { AuditList } from './audit-list.js';
import { type Filter, NO_FILTER, queryOf } from './filter.js';

/** Who did what, when and from where. */
export function AuditPage() {
  return (
    <OnlyFor role="admin">
      <Audit />
    </OnlyFor>
  );
}

function Audit() {
  const texts = useTexts(AUDIT_TEXTS);
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const query = queryOf(filter);
  return (
    <Page title={texts.title} lead={texts.lead} actions={<AuditExport query={query} />}>
      <AuditFilters filter={filter} onFilter={setFilter} />
      <AuditList query={query} />
    </Page>
  );
}
