"""Invented reports for tests of stories: a dam that cracks, told by two hands, what came of it, and a choir."""

from __future__ import annotations

DAM = (
    "Engineers at the Corvane dam opened two spillways on Tuesday after cracks were found in the northern wall, "
    "the river authority said. Ola Brennick, who heads the authority, told reporters that 4,200 people in Lower "
    "Tessaro had been asked to leave their homes before nightfall. The cracks were first seen by divers on "
    "Sunday. Helicopters flew sandbags to the spillway all morning, while buses took families to schools in Ansa. "
    "The mayor of Lower Tessaro, Ida Quillon, said that the sirens had been tested twice and that nobody would be "
    "left behind. The dam was built in 1961 and holds the water of the upper Velna."
)
HOMES = (
    "Cracks in the northern wall of the Corvane dam have driven 4,200 people from Lower Tessaro, where "
    "Mayor Ida Quillon had the sirens sounded on Tuesday. “We leave nobody behind,” Quillon said. Ola "
    "Brennick of the river authority said that both spillways of the dam were open and that divers had "
    "seen the cracks on Sunday. Families spent the night in schools in Ansa, to which buses had brought "
    "them. The spillway is being raised with sandbags."
)
INQUIRY = (
    "The cracks that drove 4,200 people from Lower Tessaro in March came from frost and from a repair "
    "that was never paid for, an inquiry into the Corvane dam found on Tuesday. Ola Brennick, who "
    "headed the river authority, knew of the northern wall, its report says. Mayor Ida Quillon of "
    "Lower Tessaro called the spillways a miracle and the divers heroes. The dam on the upper Velna "
    "will be emptied."
)
CHOIR = (
    "Nobody came to hear the harbour choir in Nordvann on Tuesday, and it sang all the same. Its conductor, Per "
    "Halstrom, said that the hall had never sounded better. The choir will sing again in June, with tea and cake."
)
