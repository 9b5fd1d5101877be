export { KernelMemory } from './kernel-memory.js';
export { startKernel } from './start-kernel.js';
