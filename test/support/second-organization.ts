/** Another organisation, made by SQL as the first further one is: from then on only it is unique. */
export const SECOND_ORGANIZATION = {
  id: 2,
  slug: 'acme',
  statements: [
    `INSERT INTO organizations (id, slug, name) OVERRIDING SYSTEM VALUE VALUES (2, 'acme', 'Acme')`,
    'DROP INDEX users_email_key',
    'DROP INDEX intents_name_key',
    'DROP INDEX idempotency_keys_user_key',
  ],
};
