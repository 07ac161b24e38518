"""How Vietnamese writes office: from the words of an article to who holds which post, and which unit lies where.

One way through the rooms, each named for what it holds: `tokens` and `sentence` cut the text, `names`, `titled`,
`fields`, `organisations` and `posts` read people and posts, `chunks` makes a row of them, `holders` joins each post to
its person with what `verbs`, `charges`, `beside` and `fates` say and to all of its `lists`, `days` and `terms` date it,
`bodies`, `kinds` and `places` find which body and unit are meant, `facts` and `careers` tell each thing once, and nothing of an
article from `abroad`. Units: `mentions`, `levels`, `official`, `containment`, `shown`. Mergers:
`skeletons`, `ways`, `effects`, `founding`, `counts`. Oversight: `sides`. The words themselves stand in the lexicon.
"""
