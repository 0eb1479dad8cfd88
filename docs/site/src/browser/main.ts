import './site.css';
import { offerSearch } from './search-dialog';
import { offerThemes } from './theme-choice';

offerThemes();
offerSearch();

// On a narrow screen the list of pages would stand before the text.
const menu = document.querySelector<HTMLDetailsElement>('.pages .menu');
if (menu !== null && matchMedia('(max-width: 55rem)').matches) {
  menu.open = false;
}
