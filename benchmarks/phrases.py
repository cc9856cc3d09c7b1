"""The words that made documents are made of: subjects, those who are asked, and what is said."""

THINGS = """lakes and rivers|deltas|mountain forests|fisheries|desert roads|rural schools
early warning systems|public libraries|statistical offices|small harbours|seed banks
drinking water|migratory birds|railways|weather stations|coral reefs|glaciers
textile workshops|wetlands|grazing lands|lighthouses|village markets|orchards
river ferries|theatres and museums|clinics""".replace("\n", "|").split("|")
KINDS = """traditional|shared|fragile|remote|neglected|well-kept|new|ancient|small|productive
threatened|protected|seasonal|communal|productive and safe|northern|southern|eastern|western|inland
coastal|upland|lowland|sparsely settled""".replace("\n", "|").split("|")
REGIONS = """valley|coast|basin|highlands|plains|hinterland|foothills|marshes|forests|shores
uplands|delta""".replace("\n", "|").split("|")
NAMES = """Oru|Tamarin|Velda|Issoke|Marun|Pellane|Sorrow Bay|Kesh|Ondava|Lirren|Tovar|Amsel|Brenna
Quill|Fennary|Dorva|Ushen|Calder|Nimra|Welland|Orsk|Pavane|Ruthen|Zellin|Hollin|Arvid's Ford
Cambry|Ilmen|Sanda|Torrin""".replace("\n", "|").split("|")
ACTORS = """Member States|the Secretary-General|all relevant stakeholders|developed countries
the specialized agencies of the United Nations system|the World Health Organization
the United Nations Development Programme|the Economic and Social Council
regional commissions""".replace("\n", "|").split("|")
AIMS = [
    "to strengthen their cooperation in the field of {thing}",
    "to take further measures for the protection of {thing}, including through capacity-building",
    "to provide adequate, predictable and sustained resources for {thing} in developing countries",
    "to promote the exchange of knowledge, best practices and lessons learned on {thing}",
    "to consider the particular needs of women and young persons who depend on {thing}",
    "to mobilize voluntary contributions in support of {thing} and of those who live from them",
    "to collect and to publish reliable data on {thing}, and to keep them open to everybody",
    "to train those who care for {thing}, with the help of teachers from {place}",
    "to make sure that the people of {place} are heard before {thing} are changed",
    "to return to the owners from {place} what has been taken from {thing} without their consent",
]
NOTIONS = [
    "the importance of {thing} for sustainable development in its three dimensions",
    "that many communities depend on {thing} for their livelihoods and their well-being",
    "the progress made in respect of {thing} in all regions, and the challenges that remain",
    "the contribution of {thing} to the eradication of poverty and to food security and nutrition",
    "that cooperation on {thing} is a shared concern of all countries, large and small",
    "the need for coherent and coordinated action on {thing} at the local and regional levels",
    "the experience that the people of {place} have gathered with {thing} over generations",
    "the decline of {thing}, which has been felt as far as {place}",
    "the generous support that has been given to {thing} by the people of {place}",
    "that the storms and floods of recent years have done lasting damage to {thing}",
]
ENLARGING = [
    ", with due regard for those who have least",
    ", at the national, regional and global levels",
    ", in accordance with national laws and priorities",
    ", and the part that women and young persons have in it",
    ", with particular attention to the most remote communities",
]
OPENING = ("Recognizing", "Stressing", "Bearing in mind", "Noting", "Reaffirming", "Emphasizing")
STATING = ("Welcomes", "Notes", "Stresses", "Reaffirms", "Recognizes", "Underlines")
ASKING = ("Encourages", "Invites", "Calls upon", "Urges")
