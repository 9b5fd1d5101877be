import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { OnlyFor } from '~/app/not-here.js';
import { useTexts } from '~/texts/index.js';
import { Button, Page, Tabs } from '~/ui/index.js';
import { AllExamples } from './all-examples.js';
import { Background } from './background.js';
import { Contradictions } from './contradictions.js';
import { IntentList } from './intent-list.js';
import { INTENTS_TEXTS } from './intents.texts.js';
import { NewIntent } from './new-intent.js';

type Part = 'intents' | 'examples' | 'contradictions' | 'background';

/** The taxonomy: its intents, all their examples, what contradicts itself, and the background. */
export function IntentsPage() {
  const texts = useTexts(INTENTS_TEXTS);
  const [part, setPart] = useState<Part>('intents');
  const [isNew, setNew] = useState(false);
  return (
    <OnlyFor role="admin">
      <Page
        title={texts.title}
        lead={texts.lead}
        actions={
          <>
            <Link to="/discovery">{texts.discover}</Link>
            <Link to="/import">{texts.import}</Link>
            <Button kind="primary" onClick={() => setNew(true)}>
              {texts.new}
            </Button>
          </>
        }
      >
        <Tabs
          label={texts.title}
          value={part}
          onValue={setPart}
          tabs={[
            { value: 'intents', label: texts.intents, content: <IntentList /> },
            { value: 'examples', label: texts.allExamples, content: <AllExamples /> },
            { value: 'contradictions', label: texts.contradictions, content: <Contradictions /> },
            { value: 'background', label: texts.background, content: <Background /> },
          ]}
        />
        {isNew && <NewIntent onClose={() => setNew(false)} />}
      </Page>
    </OnlyFor>
  );
}
