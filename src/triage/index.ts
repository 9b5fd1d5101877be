export {
  AlternativeView,
  EvidenceView,
  MAX_MESSAGE,
  MESSAGE_KIND,
  NearestView,
  OUTCOME,
  PlacedWishView,
  REASON,
  TIER,
  WISH,
} from './triage.dto.js';
export { TriageModule } from './triage.module.js';
export { type Answerable, type PlacedWish, type Triage, TriageService } from './triage.service.js';
