export { modelActivated, triageChanged, TriageChanges } from './changes.js';
export { ChangesModule } from './changes.module.js';
