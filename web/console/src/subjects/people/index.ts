export {
  accountQuery,
  type Colleague,
  nameOf,
  type Profile,
  profileQuery,
  teamsQuery,
  useName,
  useStaff,
} from './people.js';
export { PEOPLE_TEXTS } from './people.texts.js';
export { PersonName } from './person-name.js';
