export { AddExample } from './add-example.js';
export { deleteExample, deleteExamples, type Example, EXAMPLES_TOUCH } from './example-calls.js';
export { type ExampleFilter, ExampleSearch } from './example-search.js';
export { ExampleTable } from './example-table.js';
export { EXAMPLE_TEXTS } from './examples.texts.js';
export { useExamples } from './use-examples.js';
