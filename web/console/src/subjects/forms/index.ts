export { Choices } from './choices.js';
export { DeleteButton } from './delete-button.js';
export { errorWithin, isWithin } from './error-within.js';
export { FieldGroup, Fields, Form, Help } from './form.js';
export { FormProblem } from './form-problem.js';
export { FORM_TEXTS } from './forms.texts.js';
export { ListField } from './list-field.js';
export { SaveBar } from './save-bar.js';
export { type Draft, useDraft } from './use-draft.js';
