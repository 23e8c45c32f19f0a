# The journeys: pretranslate, import, export, init.

help-pretranslate = Pré-traduzir uma matéria: inserir nela as traduções anteriores, até onde a memória alcança
help-pretranslate-files = As matérias: páginas salvas (HTML), arquivos do Word ou texto; ou um arquivo bilíngue (XLIFF) recebido, a preencher
help-any-out = Pasta de destino (padrão: a do projeto)
help-any-threshold = Grau de correspondência a partir do qual uma tradução anterior é oferecida, mesmo parcial (fuzzy), de 0 a 100 (padrão: o do projeto ou 70)
help-pretranslate-leverage = Grau a partir do qual a correspondência mais próxima conta no relatório, de 0 a 100 (padrão: 50); o que fica abaixo conta como “sem correspondência”
help-any-force = Substituir arquivos alterados depois que o Cotejo os gravou; o conteúdo anterior fica guardado ao lado (.bak)
help-pretranslate-xliff = Que XLIFF o tradutor recebe, 2.0 ou 1.2 (padrão: 2.0). O OmegaT e muitas outras ferramentas usam 1.2
help-pretranslate-update = Atualizar os arquivos em tradução: novas correspondências para o que falta e o que a página ganhou; o trabalho feito fica
value-version = versão
value-score = valor
value-format = formato
pretranslate-promise = Traduções anteriores são reaproveitadas; nada é traduzido automaticamente.
pretranslate-story = “{ $title }” ({ $file }), { $lang }, { $by ->
    [option] como você indicou
    [markup] como a página declara
    [name] pelo nome do arquivo
    [project] segundo o arquivo do projeto
    [text] pelas palavras do texto
   *[other] por outros indícios
}
pretranslate-target = Para { $lang }:
pretranslate-ambiguous = { $count ->
    [one] Um segmento tem várias traduções confirmadas diferentes: nenhuma foi inserida, todas são candidatas.
   *[other] { $count } segmentos têm várias traduções confirmadas diferentes: nenhuma foi inserida, todas são candidatas.
}
leverage-band = faixa
leverage-segments = segmentos
leverage-words = palavras
leverage-strings = textos do site
leverage-total = total
help-export = Gravar os arquivos a publicar; com --to ou --for, as unidades confirmadas para outra ferramenta; sem nada disso, a cópia da memória em texto
help-export-files = Os arquivos bilíngues concluídos (XLIFF)
help-export-format = O que gravar: html, tmx (padrão: ambos)
help-export-with-findings = Publicar uma tradução concluída apesar de as verificações encontrarem algo que pode induzir a erro
help-export-to = Para outra ferramenta: os idiomas das traduções, um arquivo para cada (padrão: os do projeto)
help-export-from = Para outra ferramenta: o idioma de origem (padrão: o do projeto)
help-export-for = Quem lê as unidades: omegat, weblate ou trados; os códigos de idioma são escritos como essa ferramenta os aceita (zh-CN, zh-TW)
help-export-out = A pasta onde gravar (padrão: a do projeto); com --to, também o nome de um arquivo terminado em .tmx
value-langs = idiomas
value-tool = ferramenta
export-draft = { $count ->
    [one] Há um segmento a confirmar: o que foi gravado é um rascunho.
   *[other] Há { $count } segmentos a confirmar: o que foi gravado é um rascunho.
}
export-stopped = { $file }: { $count ->
    [one] há uma tradução que pode induzir a erro (veja acima)
   *[other] há { $count } traduções que podem induzir a erro (veja acima)
}; nada foi publicado, e a página bilíngue mostra quais são. Corrija-as ou exporte com --with-findings.
export-outdated = { $file }: o original mudou depois de traduzido, por isso nada foi publicado. Atualize o arquivo (pretranslate com --update), ou exporte o que foi traduzido com --with-findings.
export-wrote = Gravado: { $file }
export-snapshot = Gravado: { $file } ({ $count ->
    [one] { $count } unidade
   *[other] { $count } unidades
})
export-handed = Gravado: { $file } ({ $count ->
    [one] { $count } unidade confirmada
   *[other] { $count } unidades confirmadas
}{ $unconfirmed ->
    [0] )
   *[other] ; não confirmadas, de fora: { $unconfirmed })
}
export-handed-none = { $lang }: nada está confirmado; por isso, nenhum arquivo foi gravado{ $unconfirmed ->
    [0] .
   *[other] {" "}(não confirmadas: { $unconfirmed }).
}
help-init = Começar um projeto: cotejo.toml e uma base terminológica com um conceito de exemplo
help-init-folder = Onde (padrão: nesta pasta)
init-wrote = Gravado: { $file }
init-next = Em seguida: cotejo import com uma memória (TMX) ou cotejo pretranslate com uma página.
help-import = Trazer unidades para a memória: a memória de outra ferramenta (TMX) ou um arquivo bilíngue concluído (XLIFF)
help-import-files = Arquivos TMX ou XLIFF
help-import-as = O que significa um código sem região: --as pt-BR lê pt como pt-BR
help-import-to = O idioma das traduções, se o arquivo bilíngue não o indicar (um XLIFF sem trgLang)
help-import-prefer = O que fica quando o arquivo difere de um trabalho mais recente ou traz de volta o que foi esquecido: newer (o texto mais recente, padrão) ou file (o do arquivo)
import-done = { $file } (importação { $import }). Unidades novas: { $new }; atualizadas: { $updated }; inalteradas: { $unchanged }; { $forgotten ->
    [0] {""}
   *[other] esquecidas antes e não importadas: { $forgotten };{" "}
 }ignoradas: { $skipped }.
import-into = Memória: { $memory }
error-original-lost = { $file }: o original não está onde estava nem na memória, ou já é outro. Pré-traduza a página de novo ou coloque o original de volta.
error-original-outside = A tradução indica { $file } como original. Um original só é procurado na memória, na pasta do projeto (exceto em pastas e arquivos ocultos) ou junto da tradução; por isso, este não foi lido. Se for a página certa, copie-a para junto da tradução.
error-original-no-file = A tradução indica { $file } como original, mas não se trata de um arquivo comum; por isso, não foi lido. Coloque a página original no lugar dele.
error-segment-unplaced = O segmento { $segment } da tradução (“{ $words }”) não foi encontrado em { $file }; nada foi gravado. { $reader ->
    [none] A tradução é de outra página ou o texto de origem foi alterado.
   *[other] A tradução pode ter sido feita com outra versão do Cotejo, que leu a página de outra forma.
} Importe-a e pré-traduza a página de novo: o que já foi traduzido é reaproveitado.
error-segment-ambiguous = O texto do segmento { $segment } (“{ $words }”) aparece em { $places } lugares de { $file }, e nada indica qual deles é o certo; nada foi gravado. Importe a tradução e pré-traduza a página de novo.
error-segment-twice = O segmento { $segment } (“{ $words }”) está duas vezes na tradução de { $file }, com versões diferentes; nada foi gravado. Exclua a unidade errada.
error-project-of-another = { $file } pertence a outro usuário, por isso não foi seguido. Se você confia nele, indique-o: --config { $file }
error-project-leads-out = { $file } foi encontrado aqui e o “{ $key }” dele aponta para fora da pasta, para { $path }, por isso não foi seguido. Se é isso que você quer, indique o arquivo: --config { $file }
error-text-missing = O projeto não indica a cópia em texto. Defina text = "memory.tmx" em cotejo.toml, ou exporte um arquivo bilíngue.
error-text-of-another = A cópia em texto é a da memória do projeto, e não a da memória indicada com --memory. As unidades confirmadas dela são obtidas com --to (e --for, para outra ferramenta).
error-file-of-another-version = { $file } não diz o mesmo que a versão da qual foi feito { $there }. Importe o que já está pronto e repita sem --update e com --force: volta da memória.
error-target-not-in-file = { $file } não contém nenhuma tradução para { $lang }. Sem --to, são preenchidos os idiomas que o arquivo tem.
notice-segments-not-filled = { $file }: traduções da memória que não tinham lugar no arquivo, ou não as suas tags: { $count }. Aparecem como correspondências na página bilíngue.
pretranslate-refilled = Para { $lang }: preenchidos { $filled }, em aberto { $open }
error-files-not-done = { $count } de { $total } arquivos não foram processados: { $files }. O motivo de cada um está acima.
notice-files-left = não iniciados: { $files }
error-story-twice = { $file } e { $other } são a mesma matéria no mesmo idioma, e só uma pode ser publicada. Indique apenas uma delas.
error-source-missing = Não se sabe qual é o idioma de origem. Indique-o, por exemplo com --from en, ou defina source em cotejo.toml.
error-memory-missing = Não há nenhuma memória em { $file }. Confira o nome indicado com --memory; cotejo import cria uma nova.
notice-target-skipped = { $file } já está em { $lang }: não foi traduzido para esse idioma.
notice-target-not-held = A memória não tem nada em { $lang }, e o projeto não indica esse idioma. A memória tem: { $langs }.
notice-ui-unknown = O Cotejo não fala { $lang }. Ele fala { $langs }.
error-target-is-source = O texto já está em { $lang }. Indique outro idioma com --to, ou o idioma do texto com --from.
error-one-file-many-langs = { $file } é um único arquivo, e cada arquivo tem um só idioma de destino. Indique uma pasta com --out ou um só idioma com --to.
error-project-missing = Não há { $file } nesta pasta nem nas pastas acima, nem pasta de dados para uma memória sua. Comece um projeto com cotejo init ou indique uma memória com --memory.
error-import-empty = { $file }: não foi possível ler nenhuma unidade. Verifique se é o arquivo certo.
error-import-runs-otherwise = { $file }: a importação { $import } deste arquivo foi interrompida e { $lang ->
    [none] deixava como estavam os códigos sem região
   *[other] lia como { $lang } os códigos sem região
}. Importe o arquivo de novo sem --as nem --prefer para concluí-la ou desfaça-a antes com “cotejo memory undo { $import }”.
error-conflict-marks = { $file }, linha { $line }: há um conflito de mesclagem não resolvido, com “{ $ours }” de um lado e “{ $theirs }” do outro. Escolha entre os dois no arquivo e tente de novo; nada foi lido.
error-text-outside = { $file }, linha { $line }: “{ $words }” está entre unidades e não pertence a nenhuma. Apague esse texto ou coloque-o em uma unidade e tente de novo; nada foi lido.
notice-older-kept = { $file }: { $count ->
    [one] uma unidade é mais antiga que a da memória ({ $unit }, linha { $line }). Fica o texto mais recente; o mais antigo
   *[other] { $count } unidades são mais antigas que as da memória (a primeira é { $unit }, na linha { $line }). Ficam os textos mais recentes; os mais antigos
} pode ser visto no histórico. Para ficar com o texto do arquivo, importe-o com --prefer file.
error-update-of-another = { $file } não é uma tradução de { $document } para { $lang }; não pode ser atualizado a partir dele.
notice-final-stale = { $file } é de uma exportação anterior: não corresponde ao que a tradução e a página são agora. Ficou como estava; a próxima exportação concluída o substitui.
notice-update-keeps-version = { $file } não está em XLIFF { $version } e foi atualizado no formato que tem. Para um arquivo novo nessa versão, importe primeiro o que já foi traduzido e pré-traduza com --force e sem --update.
notice-filled-emptied = { $file }: { $count ->
    [one] um segmento tinha o que o Cotejo preencheu e a memória não diz mais; foi esvaziado.
   *[other] { $count } segmentos tinham o que o Cotejo preencheu e a memória não diz mais; foram esvaziados.
 }
notice-filled-replaced = { $file }: { $count ->
    [one] um segmento tinha o que o Cotejo preencheu e a memória agora diz outra coisa; ele segue a memória.
   *[other] { $count } segmentos tinham o que o Cotejo preencheu e a memória agora diz outra coisa; eles seguem a memória.
 }
notice-lent-not-taken = { $file }: { $count ->
    [one] um segmento tem o que outra memória emprestou, tal como foi preenchido; não entrou nesta memória.
   *[other] { $count } segmentos têm o que outra memória emprestou, tal como foram preenchidos; não entraram nesta memória.
 }
notice-aligned-forgotten = { $count ->
    [one] Um par encontrado de novo já tinha sido esquecido ou rejeitado aqui e continua de fora.
   *[other] { $count } pares encontrados de novo já tinham sido esquecidos ou rejeitados aqui e continuam de fora.
 }
notice-file-updated = { $file } está atualizado: { $filled } segmentos preenchidos, { $replaced ->
    [0] {""}
   *[other] { $replaced } preenchidos de novo porque a memória agora diz outra coisa,{" "}
}{ $emptied ->
    [0] {""}
   *[other] { $emptied } esvaziados porque a memória esqueceu o que tinham,{" "}
}{ $added } novos na página, { $gone } que não estão mais nela. O que alguém traduziu ficou como estava.
notice-segments-gone = { $file }: { $count ->
    [one] um segmento traduzido não está mais na página (“{ $words }”) e saiu
   *[other] { $count } segmentos traduzidos não estão mais na página (“{ $words }”) e saíram
 } do arquivo. O arquivo anterior fica guardado ao lado; importe-o para que o trabalho fique na memória.
notice-renderings-undecided = { $file }: { $count ->
    [one] uma frase que se repete (“{ $words }”) estava traduzida de várias maneiras e a página mudou em volta dela. Fica por traduzir
   *[other] { $count } frases que se repetem (a primeira é “{ $words }”) estavam traduzidas de várias maneiras e a página mudou em volta delas. Ficam por traduzir
 }, com as traduções anteriores como sugestões: escolha a que serve.
notice-codes-moved = { $file }: { $count ->
    [one] na página, os links ou a formatação de um segmento traduzido mudaram (“{ $words }”). A tradução continua lá, como rascunho
   *[other] na página, os links ou a formatação de { $count } segmentos traduzidos mudaram (o primeiro é “{ $words }”). As traduções continuam lá, como rascunhos
 }: coloque as tags no lugar e confirme. O arquivo anterior fica guardado ao lado.
notice-unconfirmed-kept = { $file }: { $count ->
    [one] uma unidade traz um texto que ninguém confirmou, e a memória tem um confirmado ({ $unit }, linha { $line }). Fica o texto confirmado; o outro
   *[other] { $count } unidades trazem um texto que ninguém confirmou, e a memória tem um confirmado (a primeira é { $unit }, na linha { $line }). Ficam os textos confirmados; o resto
} pode ser visto no histórico. Para colocar um texto desses no lugar, alguém precisa revisá-lo antes.
notice-confirmation-kept = { $file }: { $count ->
    [one] uma unidade não está confirmada no arquivo e tem o texto que está confirmado na memória ({ $unit }, linha { $line }). Ela continua confirmada
   *[other] { $count } unidades não estão confirmadas no arquivo e têm o texto que está confirmado na memória (a primeira é { $unit }, na linha { $line }). Elas continuam confirmadas
}. Para retirar a confirmação, importe o arquivo com --prefer file.
notice-translation-replaced = { $file }: { $count ->
    [one] uma unidade substituiu o que { $who } tinha confirmado ({ $unit }, linha { $line }). O texto anterior
   *[other] { $count } unidades substituíram o que outras pessoas tinham confirmado (a primeira é { $unit }, na linha { $line }, que era de { $who }). O que havia
} pode ser visto no histórico; “cotejo memory undo { $import }” repõe tudo.
notice-date-in-future = { $file }: { $count ->
    [one] uma unidade tem uma data no futuro ({ $unit }, linha { $line }) e entrou com a data de hoje,
   *[other] { $count } unidades têm uma data no futuro (a primeira é { $unit }, na linha { $line }) e entraram com a data de hoje,
 } para que o trabalho posterior não fique de fora.
notice-copy-not-taken = { $file }: { $count ->
    [one] um segmento repete o original palavra por palavra e a memória já tem a tradução, que fica ({ $unit }, linha { $line }). A cópia não entrou
   *[other] { $count } segmentos repetem o original palavra por palavra e a memória já tem as traduções, que ficam (a primeira é { $unit }, na linha { $line }). As cópias não entraram
}. Se é para o texto ficar como no original, importe o arquivo com --prefer file.
notice-reviewed-replaced = { $file }: { $count ->
    [one] uma tradução revisada deu lugar ao que está no arquivo ({ $unit }, linha { $line }). A anterior
   *[other] { $count } traduções revisadas deram lugar ao que está no arquivo (a primeira é { $unit }, na linha { $line }). O que havia
} pode ser visto no histórico; “cotejo memory undo { $import }” repõe tudo.
notice-left-out-forgotten = { $file }: { $count ->
    [one] uma unidade não está mais no arquivo e foi esquecida aqui também
   *[other] { $count } unidades não estão mais no arquivo e foram esquecidas aqui também
}. Para trazer de volta o que foi esquecido: cotejo memory undo { $import }.
notice-left-out-kept = { $file }: { $count ->
    [one] uma unidade não está mais no arquivo, mas foi alterada aqui nesse meio-tempo, ou é mais recente que tudo o que ele contém; ela fica, e a próxima exportação volta a gravá-la
   *[other] { $count } unidades não estão mais no arquivo, mas foram alteradas aqui nesse meio-tempo, ou são mais recentes que tudo o que ele contém; elas ficam, e a próxima exportação volta a gravá-las
}.
notice-forgotten-kept = { $file }: { $count ->
    [one] uma unidade foi esquecida nesta memória ({ $unit }, linha { $line }) e continua esquecida
   *[other] { $count } unidades foram esquecidas nesta memória (a primeira é { $unit }, na linha { $line }) e continuam esquecidas
}. Para trazer de volta o que foi esquecido, importe o arquivo com --prefer file.
notice-filled-not-here = { $file }: { $count ->
    [one] um segmento tem o que o Cotejo preencheu a partir de uma unidade que esta memória não tem, embora tenha outras delas ({ $unit }, linha { $line }). Alguém pode tê-la esquecido de propósito; por isso, ela não entrou
   *[other] { $count } segmentos têm o que o Cotejo preencheu a partir de unidades que esta memória não tem, embora tenha outras delas (a primeira é { $unit }, na linha { $line }). Alguém pode tê-las esquecido de propósito; por isso, elas não entraram
}. Para que esse texto entre, importe o arquivo com --prefer file.
notice-filled-forgotten = { $file }: { $count ->
    [one] um segmento tem um texto que o Cotejo preencheu e que a memória esqueceu ou deixou de confirmar depois disso (“{ $words }”, linha { $line }, unidade { $unit }); ele não é publicado
   *[other] { $count } segmentos têm um texto que o Cotejo preencheu e que a memória esqueceu ou deixou de confirmar depois disso (o primeiro é “{ $words }”, linha { $line }, unidade { $unit }); eles não são publicados
}. “pretranslate --update” tira esse texto do arquivo; quem ainda assim o quiser muda o estado ou as palavras no arquivo.
notice-forgotten-stands = { $file }: { $count ->
    [one] um segmento diz o que a memória esqueceu (“{ $words }”, linha { $line }, unidade { $unit }). Ele é publicado, porque
   *[other] { $count } segmentos dizem o que a memória esqueceu (o primeiro é “{ $words }”, linha { $line }, unidade { $unit }). Eles são publicados, porque
} alguém o confirmou no arquivo; se não for isso que você quer, retire-o de lá.
notice-unit-twice = { $file }, linha { $line }: a unidade { $unit } aparece { $count ->
    [one] duas vezes, com palavras diferentes; as duas ficaram, a segunda
   *[other] duas vezes, com palavras diferentes, assim como outras ({ $count } no total); todas ficaram, a segunda desta
} como { $other }. Duas pessoas a alteraram e o merge manteve as duas. Enquanto nenhuma for esquecida, nenhuma é preenchida automaticamente: cotejo memory forget { $other }, ou { $unit }.
notice-lender-not-asked = { $file }: { $count ->
    [one] um segmento (“{ $words }”, linha { $line }) foi preenchido a partir de outra memória, { $memory }, que
   *[other] { $count } segmentos (o primeiro é “{ $words }”, linha { $line }) foram preenchidos a partir de outra memória, { $memory }, que
} não está disponível: não dá para saber se ela ainda tem esses textos ou se os esqueceu. Eles são publicados. Para que ela seja consultada, indique-a em “also” no cotejo.toml.
notice-forgotten-in-file = { $file }: { $count ->
    [one] uma mensagem diz o que a memória esqueceu (“{ $words }”, linha { $line }, unidade { $unit }). Ela fica como está, porque
   *[other] { $count } mensagens dizem o que a memória esqueceu (a primeira é “{ $words }”, linha { $line }, unidade { $unit }). Elas ficam como estão, porque
} um arquivo deste tipo não distingue o que o Cotejo preencheu do que alguém escreveu; se não for isso que você quer, retire-o de lá.
notice-text-outdated = { $file }: { $count ->
    [one] um segmento tem um texto anterior; a memória já diz outra coisa (“{ $words }”, linha { $line }, unidade { $unit }). Ele é publicado
   *[other] { $count } segmentos têm um texto anterior; a memória já diz outra coisa (o primeiro é “{ $words }”, linha { $line }, unidade { $unit }). Eles são publicados
} como está no arquivo; “pretranslate --update” traz o que a memória tem, onde ninguém mudou o que o Cotejo preencheu.
notice-import-resumed-as = { $file }: a importação { $import } continua como começou{ $lang ->
    [none] {""}
   *[other] {": "}os códigos sem região são lidos como { $lang }
}.
notice-original-changed = { $file } não é mais o que era quando foi pré-traduzido: foi usada a cópia do original que está na memória.
notice-original-moved = { $file } não está mais onde estava: foi usada a cópia do original que está na memória.
notice-units-missing = { $file }: { $count ->
    [one] um texto da página não está na tradução e permanece no idioma de origem
   *[other] { $count } textos da página não estão na tradução e permanecem no idioma de origem
} (o primeiro: “{ $words }”). A página é um rascunho.
notice-leverage-from = O que fica abaixo de { $score }% não foi buscado: aqui conta como “sem correspondência”. Sem --leverage, conta-se a partir de 50%.

# --- configuração (cotejo.toml) e termos (terms.toml) ---
error-config-broken = { $file }, linha { $line }: isto não é TOML válido ({ $reason }). Corrija essa linha ou compare com o arquivo que cotejo init cria.
error-config-unknown-key = { $file }, linha { $line }: não há nenhuma configuração chamada “{ $key }”. Corrija o nome ou apague a linha.
error-config-bad-selector = { $file }, linha { $line }: “{ $selector }” não é um seletor CSS que encontre texto em uma página salva. Use nomes de elementos, classes, ids e atributos, :is(), :not() e elementos dentro de outros, por exemplo "article .corpo"; nada sobre irmãos, posições ou estados.
error-config-store-kind-unknown = { $file }, linha { $line }: não existe um banco de dados “{ $scheme }” onde uma memória possa ficar. Uma memória fica em um arquivo: escreva o nome do arquivo, por exemplo ".cotejo/redacao.db". Se o próprio nome tiver dois-pontos, escreva ./ antes dele.
error-config-bad-value = { $file }, linha { $line }: { $value } não pode ser o valor de “{ $key }”. { $key ->
    [source] Escreva um código de idioma entre aspas, por exemplo "en".
    [targets] Escreva uma lista de códigos de idioma, por exemplo ["pt-BR", "zh-Hans"].
    [threshold] Escreva um número inteiro de 0 a 100.
    [penalties] Escreva como uma seção própria: [penalties].
    [segment] Escreva como uma seção própria: [segment].
    [no_break] Escreva uma lista de abreviaturas, por exemplo ["Dr.", "Prof."].
    [memory] Escreva-a como seção própria: [memory].
    [also] Escreva uma lista de nomes de arquivos, por exemplo ["esporte/.cotejo/esporte.db"].
    [store] Escreva o nome de um arquivo entre aspas.
    [text] Escreva o nome de um arquivo entre aspas.
    [terms] Escreva o nome de um arquivo entre aspas.
    [catalogues] Escreva o nome de uma pasta entre aspas.
    [out] Escreva o nome de uma pasta entre aspas.
    [sister] Escreva um número inteiro de 0 a 100.
    [unspecified] Escreva um número inteiro de 0 a 100.
    [alignment] Escreva um número inteiro de 0 a 100.
    [machine] Escreva um número inteiro de 0 a 100.
    [codes] Escreva um número inteiro de 0 a 100.
   *[other] O arquivo que cotejo init cria diz que valores ela pode ter.
}
error-toml-encoding = { $file }, linha { $line }: o texto não está em UTF-8. Salve o arquivo em UTF-8 e tente de novo.
error-toml-repeated = { $file }, linha { $line }: “{ $key }” aparece aqui pela segunda vez. Apague ou renomeie uma das duas ocorrências.
error-terms-broken = { $file }, linha { $line }: isto não é TOML válido ({ $reason }). Corrija essa linha; nenhum termo foi lido.
error-terms-unknown-key = { $file }, linha { $line }: “{ $key }” não é um código de idioma nem um campo de um conceito. Corrija o nome ou apague a linha.
error-terms-bad-value = { $file }, linha { $line }: { $value } não pode ser o valor de “{ $key }”. Escreva um termo entre aspas, uma tabela como {"{"} text = "…", status = "preferred" {"}"} ou uma lista deles; o status é preferred, admitted, deprecated ou forbidden.
error-terms-file-unset = Este projeto não tem termos. Escreva terms = "terms.toml" no cotejo.toml; o arquivo é criado quando um glossário é importado.
error-terms-none = { $file } não tem nenhum termo que possa ser exportado. Acrescente termos ou indique outros idiomas com --to.
error-glossary-column-unknown = { $file }: uma coluna não pode conter “{ $column }”. Escreva um idioma (en, pt-BR) ou id, subject, language, term, status, part of speech, forms, note ou definition, com um idioma se for preciso (definition en), e - para uma coluna que não deve ser lida.
error-glossary-languages = { $file }: nem os cabeçalhos nem as células dizem em que idiomas estão as colunas. Diga o que elas contêm, na ordem: --columns en,pt-BR,note
error-glossary-empty = { $file }: não contém nenhum termo. Verifique se você salvou o arquivo certo.

# O que dizem os arquivos de um projeto novo.
init-project = Um projeto do Cotejo. Os caminhos partem desta pasta; as linhas que começam com # não são lidas.
init-store = A memória, um banco de dados: um cache deste computador, fora do controle de versão.
init-text = A mesma memória em texto (TMX), para o controle de versão: `cotejo export` a grava. É só deste projeto: contém todos os
    idiomas e também o que ninguém confirmou, que outras ferramentas tomariam por concluído. Para elas há
    `cotejo export --to pt-BR --for omegat`.
init-terms = O nome que a casa dá às coisas: uma tabela por conceito.
init-catalogues = Os textos do próprio site (Fluent), uma pasta por idioma; `cotejo export` acrescenta os novos.
init-source = O idioma da maioria dos originais, para as páginas que não o declaram.
init-targets = Os idiomas de destino, quando --to não é informado.
init-out = Pasta de destino do que é pré-traduzido e do que é publicado.
init-threshold = Grau de correspondência a partir do qual uma tradução anterior é oferecida (correspondência parcial, fuzzy), de 0 a 100.
init-penalties =
    Pontos que uma correspondência perde: outra variante da língua; variante não indicada; alinhamento não revisado;
    tradução automática de outra ferramenta; outras tags no interior.
init-also = Outras memórias nesta pasta que também serão pesquisadas; são apenas lidas. Uma que esteja em outro lugar: --also <arquivo> na linha de comando.
init-no-break = Abreviaturas depois das quais a frase não termina, além das que o Cotejo conhece: ["Exma.", "Ilmo."]
init-termbase =
    Os termos da casa, uma tabela por conceito. `cotejo check` os verifica, `cotejo terms find` os encontra.
    status: preferred (padrão), admitted, deprecated, forbidden. Há também: definition, subject, note, forms.
init-concept = Um conceito para começar. Acrescente os seus abaixo; apague este quando não for mais necessário.

help-convert = Converter um arquivo: um arquivo bilíngue em tabela para revisão (DOCX, XLSX, CSV) e vice-versa, em XLIFF ou TMX; um glossário em outro
help-convert-file = O arquivo: XLIFF, PO ou tabela para revisão; ou um glossário
help-convert-into = O novo arquivo; a extensão indica o formato
help-convert-to = O idioma das traduções, quando o arquivo não o indica
help-convert-xliff = A versão de XLIFF a gravar, 2.0 ou 1.2 (padrão: 2.0)
value-new-file = arquivo novo
convert-done = { $file }: { $kind ->
    [concepts] { $count ->
        [one] um conceito.
       *[other] { $count } conceitos.
    }
    [units] { $count ->
        [one] uma unidade.
       *[other] { $count } unidades.
    }
    [segments] { $count ->
        [one] um segmento.
       *[other] { $count } segmentos.
    }
   *[other] { $count }.
}{ $unconfirmed ->
    [0] {""}
    [one] {" "}Uma tradução que ninguém confirmou ficou de fora.
   *[other] {" "}{ $unconfirmed } traduções que ninguém confirmou ficaram de fora.
}
error-nothing-confirmed = { $file }: não contém nenhuma tradução confirmada; não há unidades para gravar.

help-package = Preparar um pacote para um tradutor freelancer: arquivos bilíngues, unidades anteriores, termos da casa, originais e instruções, em uma pasta ou um ZIP
help-package-files = Os documentos, ou arquivos bilíngues recebidos
help-package-xliff = A versão de XLIFF que o tradutor recebe, 2.0 ou 1.2 (padrão: 2.0). O OmegaT e muitas outras ferramentas aceitam a 1.2
help-package-table = Incluir com cada arquivo bilíngue uma tabela para revisão (DOCX)
help-package-zip = Criar um único arquivo (ZIP)
package-done = { $path } ({ $lang }): { $files ->
    [one] um arquivo
   *[other] { $files } arquivos
}, { $segments ->
    [one] um segmento
   *[other] { $segments } segmentos
}, { $open } deles sem tradução confirmada; { $matches ->
    [one] uma unidade anterior
   *[other] { $matches } unidades anteriores
}, { $concepts ->
    [one] um conceito
   *[other] { $concepts } conceitos
}. O que for devolvido é importado com “cotejo import”: a pasta ou o ZIP, como vier.
package-readme-head = De { $source } para { $target }: { $segments } segmentos, { $open } deles por traduzir.

    Por favor, traduza estes arquivos. São arquivos bilíngues (XLIFF): abra-os no OmegaT, no Trados Studio, no memoQ ou em outra ferramenta que aceite XLIFF.

    { $names }
package-readme-tables = Se você não tiver nenhuma dessas ferramentas, escreva nestas tabelas, na coluna da tradução. As tags, como { "{1}" } e { "{/1}" }, ficam em volta das mesmas palavras que no original; deixe as outras colunas como estão.

    { $names }
package-readme-matches = matches.tmx: { $count ->
    [one] uma unidade anterior que pode ajudar
   *[other] { $count } unidades anteriores que podem ajudar
}; carregue o arquivo como memória de tradução.
package-readme-terms = terms.csv e terms.tbx: os termos da casa ({ $count }), os mesmos nos dois: uma tabela para consultar e um glossário para a sua ferramenta.
package-readme-back = source: os originais, para consulta.

    Por favor, devolva os arquivos traduzidos com o mesmo nome; ou a pasta inteira.
error-package-empty = { $file }: não contém nenhum arquivo bilíngue (XLIFF, PO, tabela para revisão). Verifique se é a pasta ou o ZIP que foi devolvido.
