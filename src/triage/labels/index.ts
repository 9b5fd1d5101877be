export { ENTITIES } from './entities.js';
export { LabelPage, LabelView } from './label.dto.js';
export { countLabels } from './labelled-predictions.js';
export { LabelsModule } from './labels.module.js';
export { LabelsService } from './labels.service.js';
export type { LabelledTicket, TicketPrediction } from './ticket-prediction.js';
