import '@swc-node/register/esm-register';

// Jest loads the set-up itself without compiling what it imports.
const { endAll } = await import('./at-the-end.ts');

export default endAll;
