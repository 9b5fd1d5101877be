import { api, read } from '~/api/index.js';
import { ofVersion, useSave } from '~/api/use-save.js';
import {
  errorWithin,
  Form,
  FORM_TEXTS,
  FormProblem,
  ListField,
  SaveBar,
  useDraft,
} from '~/subjects/forms/index.js';
import type { Team } from '~/subjects/teams/index.js';
import { useTexts } from '~/texts/index.js';
import { Checkbox, Dialog, errorOf, notify, TextField } from '~/ui/index.js';
import { DeleteTeam } from './delete-team.js';
import { Members } from './members.js';
import { TEAMS_TEXTS } from './teams.texts.js';

const NEW = { name: '', description: '', skills: [] as string[], active: true };

/** Makes a team or changes it; one that is there has members. */
export function TeamDialog(props: {
  readonly team: Team | undefined;
  readonly onCreated: (id: number) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(TEAMS_TEXTS);
  const { team } = props;
  return (
    <Dialog open onClose={props.onClose} title={team?.name ?? texts.new} wide>
      <TeamForm team={team} onCreated={props.onCreated} onClose={props.onClose} />
      {team && <Members team={team} />}
    </Dialog>
  );
}

function TeamForm(props: Parameters<typeof TeamDialog>[0]) {
  const texts = useTexts(TEAMS_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const { team, onCreated, onClose } = props;
  const draft = useDraft(team ? pick(team) : NEW);
  const { value, set } = draft;
  const saving = useSave({
    save: () =>
      team
        ? read(
            api.PATCH('/api/v1/teams/{id}', {
              params: { path: { id: team.id }, header: ofVersion(team) },
              body: draft.changed,
            }),
          )
        : read(api.POST('/api/v1/teams', { body: value })),
    touches: [['teams']],
    onSaved: ({ id }) => {
      draft.reset();
      notify({ text: form.saved });
      if (!team) onCreated(id);
    },
  });
  return (
    <Form label={texts.title} onSubmit={() => saving.mutate(undefined)}>
      <FormProblem error={saving.error} fields={['name', 'description', 'skills']} />
      <TextField
        label={texts.name}
        required
        maxLength={100}
        value={value.name}
        error={errorOf(saving.error, 'name')}
        onChange={({ target }) => set({ name: target.value })}
      />
      <TextField
        label={texts.description}
        maxLength={1000}
        value={value.description}
        error={errorOf(saving.error, 'description')}
        onChange={({ target }) => set({ description: target.value })}
      />
      <ListField
        label={texts.skills}
        help={texts.skillsHelp}
        values={value.skills}
        error={errorWithin(saving.error, 'skills')}
        onValues={(skills) => set({ skills })}
      />
      <Checkbox
        label={texts.active}
        checked={value.active}
        onChange={({ target }) => set({ active: target.checked })}
      />
      <SaveBar
        isDirty={draft.isDirty}
        busy={saving.isPending}
        label={team ? form.save : form.create}
      >
        {team && <DeleteTeam team={team} onDeleted={onClose} />}
      </SaveBar>
    </Form>
  );
}

function pick({ name, description, skills, active }: Team): typeof NEW {
  return { name, description, skills, active };
}
