import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** How a connection goes wrong. */
export type Fault = 'closes' | 'hangs' | 'is busy' | 'knows nobody';

export interface ReceivedMail {
  readonly to: string;
  readonly headers: string;
  readonly text: string;
}

/** A mail server that keeps what it is given, and speaks as little SMTP as it must. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  /** What goes wrong with the next connections, one after another. */
  readonly faults: Fault[] = [];
  /** How many connections there were. */
  calls = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => this.talk(socket));
  }

  static async start(): Promise<MailServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new MailServer(server);
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What somebody got, oldest first. */
  mailsTo(email: string): ReceivedMail[] {
    return this.mails.filter(({ to }) => to === email);
  }

  /** The token of the last link that somebody got. */
  tokenTo(email: string): string | undefined {
    return tokenIn(this.mailsTo(email).at(-1)?.text);
  }

  stop(): void {
    this.server.close();
    this.sockets.forEach((socket) => socket.destroy());
  }

  private talk(socket: Socket): void {
    const fault = this.faults.shift();
    this.calls += 1;
    this.sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    if (fault === 'hangs') return;
    if (fault === 'closes') {
      socket.destroy();
      return;
    }
    const session = new Session(fault, (mail) => this.mails.push(mail));
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 mail.test ESMTP');
    let rest = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const answer = session.answer(line);
        if (answer !== undefined) say(answer);
      }
    });
  }
}

/** The token of a link in a text. */
export function tokenIn(text: string | undefined): string | undefined {
  return /#token=([\w-]{43})/.exec(text ?? '')?.[1];
}

class Session {
  private to = '';
  private lines: string[] | undefined;

  constructor(
    private readonly fault: Fault | undefined,
    private readonly keep: (mail: ReceivedMail) => void,
  ) {}

  answer(line: string): string | undefined {
    if (this.lines) return this.read(line);
    if (/^(EHLO|HELO|MAIL|RSET|NOOP)/i.test(line)) return '250 fine';
    const recipient = /^RCPT TO:<(.+?)>/i.exec(line)?.[1];
    if (recipient !== undefined) {
      this.to = recipient;
      return this.fault === 'knows nobody' ? '550 5.1.1 no such mailbox' : '250 fine';
    }
    if (/^DATA/i.test(line)) {
      if (this.fault === 'is busy') return '451 4.3.0 try again later';
      this.lines = [];
      return '354 go on';
    }
    return /^QUIT/i.test(line) ? '221 bye' : '502 not understood';
  }

  private read(line: string): string | undefined {
    if (line !== '.') {
      this.lines?.push(line.replace(/^\./, ''));
      return undefined;
    }
    const [headers = '', ...body] = (this.lines ?? []).join('\r\n').split('\r\n\r\n');
    this.lines = undefined;
    this.keep({ to: this.to, headers, text: decoded(headers, body.join('\r\n\r\n')) });
    return '250 kept';
  }
}

function decoded(headers: string, body: string): string {
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(headers)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
