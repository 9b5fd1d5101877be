/** How often it is judged right what becomes of a later message, on replies that rules were and were not written by. */
import { judgeReply, REPLY_VERDICTS } from '../src/desk/conversations/replies/index.js';
import { type LabeledReply, readReplies } from '../test/support/replies/read-replies.js';
import { percent } from './support/percent.js';

const ROUNDS = 20;
const replies = await readReplies();
const showsWrong = process.argv.includes('--wrong');

tell(
  'half that the rules were written by',
  replies.filter((it) => it.isSeen),
);
tell(
  'half that they were not',
  replies.filter((it) => !it.isSeen),
);
const begun = performance.now();
for (let round = 0; round < ROUNDS; round++) replies.forEach(judge);
const each = (performance.now() - begun) / ROUNDS / replies.length;
console.log(`${(each * 1000).toFixed(0)} µs each`);
// The other half stays unread.
if (showsWrong) {
  for (const it of replies.filter((reply) => reply.isSeen && !isRight(reply))) {
    const { verdict, reason } = judge(it);
    console.log(
      `${it.situation} ${it.verdict} > ${verdict} (${reason}): ${JSON.stringify(it.text)}`,
    );
  }
}

function tell(name: string, half: readonly LabeledReply[]): void {
  console.log(`${name}:`);
  share('all', half);
  share(
    'after a machine’s answer, before and after the end',
    half.filter(({ state }) => !state.ticketOpenWithPerson),
  );
  for (const language of ['en', 'de'])
    share(
      language,
      half.filter((it) => it.language === language),
    );
  for (const situation of new Set(half.map((it) => it.situation))) {
    share(
      situation,
      half.filter((it) => it.situation === situation),
    );
  }
  console.table(
    Object.fromEntries(
      REPLY_VERDICTS.map((verdict) => [
        `is ${verdict}`,
        counts(half.filter((it) => it.verdict === verdict)),
      ]),
    ),
  );
}

function share(name: string, replies: readonly LabeledReply[]): void {
  const right = replies.filter(isRight).length;
  console.log(`  ${name}: ${right} of ${replies.length}, ${percent(right / replies.length)}`);
}

function counts(replies: readonly LabeledReply[]): Record<string, number> {
  return Object.fromEntries(
    REPLY_VERDICTS.map((verdict) => [
      verdict,
      replies.filter((it) => judge(it).verdict === verdict).length,
    ]),
  );
}

function isRight(reply: LabeledReply): boolean {
  return judge(reply).verdict === reply.verdict;
}

function judge(reply: LabeledReply): ReturnType<typeof judgeReply> {
  return judgeReply(reply, reply.state, reply.classification);
}
