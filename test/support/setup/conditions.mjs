import '@swc-node/register/esm-register';

// Jest loads the set-up itself without compiling what it imports.
const { setUp } = await import('./at-the-end.ts');
const { makeTemplates } = await import('./templates.ts');

export default () => setUp(makeTemplates);
