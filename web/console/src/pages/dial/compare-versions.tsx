import { useFormat, useTexts } from '~/texts/index.js';
import { DataTable, Panel } from '~/ui/index.js';
import { useVersionWords, type Version } from './version-words.js';
import { VERSION_TEXTS } from './versions.texts.js';

/** Two versions beside each other, the earlier one first. */
export function CompareVersions(props: { readonly versions: readonly Version[] }) {
  const texts = useTexts(VERSION_TEXTS);
  const format = useFormat();
  const words = useVersionWords();
  const versions = props.versions.toSorted((a, b) => a.version - b.version);
  const [first, second] = versions.map(({ version }) => format.number(version));
  const rows = [
    { name: texts.mode, said: (it: Version) => texts[it.mode] },
    { name: texts.rule, said: words.rule },
    { name: texts.coverage, said: words.coverage },
    { name: texts.overrides, said: words.overrides },
    { name: texts.note, said: words.note },
  ];
  const title = texts.compareTwo(first ?? '', second ?? '');
  return (
    <Panel title={title}>
      <DataTable
        caption={title}
        columns={[
          { key: 'name', title: texts.compare, cell: ({ name }: (typeof rows)[number]) => name },
          ...versions.map((it) => ({
            key: String(it.id),
            title: `${texts.version} ${format.number(it.version)}`,
            cell: ({ said }: (typeof rows)[number]) => said(it),
          })),
        ]}
        rows={rows}
        rowKey={({ name }) => name}
      />
    </Panel>
  );
}
