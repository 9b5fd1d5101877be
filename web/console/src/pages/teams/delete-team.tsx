import { api } from '~/api/index.js';
import { ofVersion } from '~/api/use-save.js';
import { DeleteButton } from '~/subjects/forms/index.js';
import type { Team } from '~/subjects/teams/index.js';
import { useTexts } from '~/texts/index.js';
import { TEAMS_TEXTS } from './teams.texts.js';

/** Removes a team, after asking. */
export function DeleteTeam(props: { readonly team: Team; readonly onDeleted: () => void }) {
  const texts = useTexts(TEAMS_TEXTS);
  const { team, onDeleted } = props;
  return (
    <DeleteButton
      title={texts.deleteTitle(team.name)}
      onDelete={() =>
        api.DELETE('/api/v1/teams/{id}', {
          params: { path: { id: team.id }, header: ofVersion(team) },
        })
      }
      touches={[['teams']]}
      onDeleted={onDeleted}
    >
      <p>{texts.deleteLead}</p>
    </DeleteButton>
  );
}
