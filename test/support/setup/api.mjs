import '@swc-node/register/esm-register';

// Jest loads the set-up itself without compiling what it imports.
const { setUp } = await import('./at-the-end.ts');
const { startTarget } = await import('./target.ts');

export default () => setUp(startTarget);
