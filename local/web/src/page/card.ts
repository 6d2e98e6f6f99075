import { createElement } from 'lwc';
import CardAlone from 'loop/cardAlone';

document.getElementById('page')?.appendChild(createElement('loop-card-alone', { is: CardAlone }));
