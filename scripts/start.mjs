// Builds what is missing and becomes the service.
import './ensure-built.mjs';

// npm starts us by a shell, and where it is told to end, only the shell hears of it.
const parent = process.ppid;
const orphaned = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(orphaned);
  process.kill(process.pid, 'SIGTERM');
}, 500);
orphaned.unref();

await import('../dist/main.js');
