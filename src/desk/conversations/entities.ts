import { Attachment } from './attachments/attachment.entity.js';
import { AttachmentChunk } from './attachments/attachment-chunk.entity.js';
import { Conversation } from './conversation.entity.js';
import { ConversationTransition } from './conversation-transition.entity.js';
import { ConversationFollower } from './following/conversation-follower.entity.js';
import { HeldReply } from './held/held-reply.entity.js';
import { Message } from './message.entity.js';
import { ConversationRead } from './reading/conversation-read.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [
  Conversation,
  Message,
  ConversationTransition,
  Attachment,
  AttachmentChunk,
  ConversationRead,
  ConversationFollower,
  HeldReply,
];
