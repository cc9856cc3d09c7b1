"""The words that made documents are made of: subjects, those who are asked, and what is said."""

THINGS = """lakes|rivers and deltas|mountain forests|coastal fisheries|desert roads|rural schools
early warning systems|public libraries|statistical offices|small harbours|seed banks
drinking water|migratory birds|regional railways|weather stations|coral reefs|glaciers
textile workers|island States|landlocked developing countries""".replace("\n", "|").split("|")
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
]
NOTIONS = [
    "the importance of {thing} for sustainable development in its three dimensions",
    "that many communities depend on {thing} for their livelihoods and their well-being",
    "the progress made in respect of {thing} in all regions, and the challenges that remain",
    "the contribution of {thing} to the eradication of poverty and to food security and nutrition",
    "that cooperation on {thing} is a shared concern of all countries, large and small",
    "the need for coherent and coordinated action on {thing} at the local and regional levels",
]
OPENING = ("Recognizing", "Stressing", "Bearing in mind", "Noting", "Reaffirming", "Emphasizing")
STATING = ("Welcomes", "Notes", "Stresses", "Reaffirms", "Recognizes", "Underlines")
ASKING = ("Encourages", "Invites", "Calls upon", "Urges")
