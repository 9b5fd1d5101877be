import type { components } from '@client';
import { useState } from 'react';
import { api } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { OnlyFor } from '~/app/not-here.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { Secret } from '~/subjects/secrets/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, Dialog, EmptyState, Page, Row } from '~/ui/index.js';
import { API_KEY_TEXTS } from './api-keys.texts.js';
import { KeyTable } from './key-table.js';
import { NewKey } from './new-key.js';

type Created = components['schemas']['CreatedApiKey'];

/** The keys by which machines call the API. */
export function ApiKeysPage() {
  return (
    <OnlyFor role="admin">
      <ApiKeys />
    </OnlyFor>
  );
}

function ApiKeys() {
  const texts = useTexts(API_KEY_TEXTS);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<Created>();
  const list = useList(['api-keys'], (cursor) =>
    api.GET('/api/v1/auth/api-keys', { params: { query: { limit: 50, ...cursor } } }),
  );
  const make = (
    <Button kind="primary" onClick={() => setMaking(true)}>
      {texts.make}
    </Button>
  );
  return (
    <Page title={texts.title} lead={texts.lead} actions={make}>
      <ListOf list={list} empty={<EmptyState title={texts.none}>{texts.noneLead}</EmptyState>}>
        {(rows) => <KeyTable rows={rows} />}
      </ListOf>
      <Dialog open={isMaking} onClose={() => setMaking(false)} title={texts.make}>
        <NewKey
          onMade={(key) => {
            setMaking(false);
            setMade(key);
          }}
        />
      </Dialog>
      <Dialog open={made !== undefined} onClose={() => undefined} title={texts.madeTitle}>
        <p>{texts.madeLead}</p>
        <Secret label={made?.name ?? ''} value={made?.key ?? ''} />
        <Row>
          <Button kind="primary" onClick={() => setMade(undefined)}>
            {texts.kept}
          </Button>
        </Row>
      </Dialog>
    </Page>
  );
}
