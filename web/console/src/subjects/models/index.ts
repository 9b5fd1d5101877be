export { ActivateButton } from './activate-button.js';
export { f1Of, type IntentQuality, type Metrics, metricsOf } from './metrics.js';
export { isTraining, type Model, modelQuery, modelsQuery, useActiveModel } from './model.js';
export { ModelBadge } from './model-badge.js';
export { MODEL_TEXTS } from './models.texts.js';
export { TrainButton } from './train-button.js';
