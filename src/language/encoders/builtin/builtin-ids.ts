/** The sentence encoders that come with the service, by the ids of their vector spaces. */
export const BUILTIN_IDS = ['all-minilm-l6-v2', 'universal-sentence-encoder-lite'] as const;
export type BuiltinId = (typeof BUILTIN_IDS)[number];

/** What models are trained with. */
export const [MINILM_ID, UNIVERSAL_ID] = BUILTIN_IDS;

/** Whether the encoder of this id comes with the service. */
export function isBuiltin(id: string | null | undefined): id is BuiltinId {
  return BUILTIN_IDS.some((it) => it === id);
}
