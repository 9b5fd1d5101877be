import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Finds out whether the service can listen there, before it spends time on anything else: the port
 * may be in use, the address not of this machine.
 */
export async function assertFree(port: number, host: string): Promise<void> {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
