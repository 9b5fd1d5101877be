export { CUSTOMER_TEXTS } from './customer.texts.js';
export { CustomerCard } from './customer-card.js';
export { CustomerFacts } from './customer-facts.js';
export { historyQuery, meanSatisfaction, ticketsOfQuery } from './history.js';
