import { useState } from 'react';
import { api } from '~/api/index.js';
import { ofVersion, useSave } from '~/api/use-save.js';
import { FORM_TEXTS, ListField } from '~/subjects/forms/index.js';
import { useStaff } from '~/subjects/staff/index.js';
import type { Team } from '~/subjects/teams/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, DataTable, ProblemNotice, Row, Select, Stack, Time } from '~/ui/index.js';
import { TEAMS_TEXTS } from './teams.texts.js';

type Member = Team['members'][number];

/** Who is in a team, and what each takes of it. */
export function Members({ team }: { readonly team: Team }) {
  const texts = useTexts(TEAMS_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const staff = useStaff();
  const [chosen, setChosen] = useState('');
  const nameOf = (id: number): string => staff.find((it) => it.id === id)?.email ?? `#${id}`;
  const params = (userId: number) => ({
    path: { id: team.id, userId },
    header: ofVersion(team),
  });
  const setting = useSave({
    save: ({ userId, skills }: Pick<Member, 'userId' | 'skills'>) =>
      api.PUT('/api/v1/teams/{id}/members/{userId}', { params: params(userId), body: { skills } }),
    touches: [['teams']],
    onSaved: () => setChosen(''),
  });
  const removing = useSave({
    save: (userId: number) =>
      api.DELETE('/api/v1/teams/{id}/members/{userId}', { params: params(userId) }),
    touches: [['teams']],
  });
  const others = staff.filter(({ id }) => !team.members.some(({ userId }) => userId === id));
  return (
    <Stack>
      <h2>{texts.members}</h2>
      <ProblemNotice error={setting.error ?? removing.error} />
      {team.members.length === 0 && <p>{texts.noMembers}</p>}
      {team.members.length > 0 && (
        <DataTable
          caption={texts.members}
          rows={team.members}
          rowKey={({ userId }) => userId}
          columns={[
            { key: 'person', title: texts.person, cell: ({ userId }) => nameOf(userId) },
            {
              key: 'skills',
              title: texts.memberSkills,
              cell: (member) => (
                <MemberSkills
                  key={member.skills.join()}
                  member={member}
                  onSkills={(skills) => setting.mutate({ userId: member.userId, skills })}
                />
              ),
            },
            { key: 'since', title: texts.since, cell: (it) => <Time at={it.createdAt} /> },
            {
              key: 'actions',
              title: texts.actions,
              cell: ({ userId }) => (
                <Button
                  size="small"
                  aria-label={`${form.remove}: ${nameOf(userId)}`}
                  onClick={() => removing.mutate(userId)}
                >
                  {form.remove}
                </Button>
              ),
            },
          ]}
        />
      )}
      <Row>
        <Select
          label={texts.addMember}
          hideLabel
          value={chosen}
          options={[
            { value: '', label: `${texts.addMember} …` },
            ...others.map(({ id, email }) => ({ value: String(id), label: email })),
          ]}
          onValue={setChosen}
        />
        <Button
          disabled={chosen === ''}
          busy={setting.isPending}
          onClick={() => setting.mutate({ userId: Number(chosen), skills: [] })}
        >
          {form.add}
        </Button>
      </Row>
    </Stack>
  );
}

function MemberSkills(props: {
  readonly member: Member;
  readonly onSkills: (skills: string[]) => void;
}) {
  const texts = useTexts(TEAMS_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const [skills, setSkills] = useState<readonly string[]>(props.member.skills);
  const isDirty = skills.join() !== props.member.skills.join();
  return (
    <Row>
      <ListField hideLabel label={texts.memberSkills} values={skills} onValues={setSkills} />
      {isDirty && (
        <Button size="small" onClick={() => props.onSkills([...skills])}>
          {form.save}
        </Button>
      )}
    </Row>
  );
}
