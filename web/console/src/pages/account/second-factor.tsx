import { useState } from 'react';
import { useMe } from '~/api/index.js';
import { RecoveryCodes } from '~/subjects/secrets/index.js';
import { useTexts } from '~/texts/index.js';
import { Badge, Button, Dialog, Panel, Row } from '~/ui/index.js';
import { AuthenticatorApp } from './authenticator-app.js';
import { NewCodes } from './new-codes.js';
import { SECURITY_TEXTS } from './security.texts.js';
import { SwitchOff } from './switch-off.js';

type Doing = 'setUp' | 'newCodes' | 'switchOff';

/** The second factor: an app that shows codes, with recovery codes for when it is lost. */
export function SecondFactor() {
  const texts = useTexts(SECURITY_TEXTS);
  const { secondFactor: isOn } = useMe();
  const [doing, setDoing] = useState<Doing>();
  const [codes, setCodes] = useState<readonly string[]>();
  const done = (): void => setDoing(undefined);
  const show = (made: readonly string[]): void => {
    done();
    setCodes(made);
  };
  return (
    <Panel
      title={
        <>
          {texts.factor} <Badge tone={isOn ? 'good' : 'warn'}>{isOn ? texts.on : texts.off}</Badge>
        </>
      }
    >
      <p>{isOn ? texts.factorOn : texts.factorOff}</p>
      <Row>
        {!isOn && (
          <Button kind="primary" onClick={() => setDoing('setUp')}>
            {texts.setUp}
          </Button>
        )}
        {isOn && <Button onClick={() => setDoing('newCodes')}>{texts.newCodes}</Button>}
        {isOn && (
          <Button kind="danger" onClick={() => setDoing('switchOff')}>
            {texts.switchOff}
          </Button>
        )}
      </Row>
      <Dialog open={doing === 'setUp'} onClose={done} title={texts.setUp}>
        <AuthenticatorApp onCodes={show} />
      </Dialog>
      <Dialog open={doing === 'newCodes'} onClose={done} title={texts.newCodes}>
        <NewCodes onCodes={show} />
      </Dialog>
      <Dialog open={doing === 'switchOff'} onClose={done} title={texts.switchOffTitle}>
        <SwitchOff onDone={done} />
      </Dialog>
      <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />
    </Panel>
  );
}
