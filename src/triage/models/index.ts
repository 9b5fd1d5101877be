export { ENTITIES } from './entities.js';
export { Model, ModelStatus, TrainingTrigger } from './model.entity.js';
export {
  ModelUnreadableError,
  NoActiveModelError,
  TrainingInProgressError,
} from './model.errors.js';
export { ModelRetention } from './model-retention.js';
export { ModelsModule } from './models.module.js';
export { ModelsService } from './models.service.js';
export { PrebuiltModels } from './prebuilt/prebuilt-models.js';
export { TrainingService } from './training.service.js';
