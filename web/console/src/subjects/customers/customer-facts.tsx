import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isAtLeast, useMe } from '~/api/index.js';
import { accountQuery, profileQuery } from '~/subjects/people/index.js';
import { useFormat, useLanguage, useTexts } from '~/texts/index.js';
import { Badge, Facts, Loading, ProblemNotice, Row, Time } from '~/ui/index.js';
import { CUSTOMER_TEXTS } from './customer.texts.js';
import { historyQuery, meanSatisfaction } from './history.js';

type Fact = readonly [string, ReactNode];

/** What is known of a customer; what nobody knows is left out. */
export function CustomerFacts({ userId }: { readonly userId: number }) {
  const texts = useTexts(CUSTOMER_TEXTS);
  const format = useFormat();
  const language = useLanguage();
  const isAdmin = isAtLeast(useMe(), 'admin');
  const found = useQuery(profileQuery(userId));
  const account = useQuery({ ...accountQuery(userId), enabled: isAdmin }).data;
  const history = useQuery(historyQuery(userId)).data;
  const profile = found.data?.data;
  if (found.isPending) return <Loading />;
  if (!profile) return <ProblemNotice error={found.error} />;
  const { phone, preferredLanguage, timezone, tier, lifetimeValue, tags, lastSeenAt } = profile;
  const rated = history && meanSatisfaction(history.data);
  const fact = (name: string, value: ReactNode): readonly Fact[] =>
    value === null || value === undefined ? [] : [[name, value]];
  const languages = new Intl.DisplayNames(language, { type: 'language' });
  return (
    <Facts
      facts={[
        ...fact(texts.address, account?.email),
        ...fact(texts.phone, phone),
        ...fact(texts.language, preferredLanguage && languages.of(preferredLanguage)),
        ...fact(texts.zone, timezone && timeIn(timezone, language)),
        ...fact(texts.tier, tier),
        ...fact(texts.since, format.date(profile.customerSince)),
        ...fact(texts.seen, lastSeenAt && <Time at={lastSeenAt} />),
        ...fact(texts.value, lifetimeValue),
        ...fact(
          texts.satisfaction,
          rated ? texts.mean(format.number(rated.mean, 1), rated.count) : texts.unrated,
        ),
        ...fact(
          texts.tags,
          tags.length > 0 ? (
            <Row>
              {tags.map((it) => (
                <Badge key={it}>{it}</Badge>
              ))}
            </Row>
          ) : null,
        ),
        ...Object.entries(profile.attributes).map(([name, value]): Fact => [name, String(value)]),
      ]}
    />
  );
}

function timeIn(timeZone: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    ...{ timeZone, timeStyle: 'short', hourCycle: 'h23' },
  }).format(new Date());
}
