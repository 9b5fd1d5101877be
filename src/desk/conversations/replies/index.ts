export { judgeReadReply, judgeReply } from './judge-reply.js';
export { readReply } from './read-reply.js';
export {
  type JudgedReply,
  type Reply,
  REPLY_REASONS,
  REPLY_VERDICTS,
  type ReplyClassification,
  type ReplyReason,
  type ReplyState,
  type ReplyStatus,
  type ReplyVerdict,
} from './reply.js';
