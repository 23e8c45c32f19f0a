# The journeys: pretranslate, import, export, init.

help-pretranslate = Pré-traduzir uma notícia: inserir nela as traduções anteriores, até onde a memória chega
help-pretranslate-files = As notícias: páginas guardadas (HTML), ficheiros do Word ou texto; ou um ficheiro bilingue (XLIFF) recebido, para preencher
help-any-out = Pasta de destino (predefinição: a do projeto)
help-any-threshold = Grau de correspondência a partir do qual se propõe uma tradução anterior, mesmo parcial (fuzzy), de 0 a 100 (predefinição: o do projeto ou 70)
help-pretranslate-leverage = Grau a partir do qual a correspondência mais próxima conta no relatório, de 0 a 100 (predefinição: 50); o que fica abaixo conta como «sem correspondência»
help-any-force = Substituir ficheiros alterados depois de o Cotejo os ter gravado; o conteúdo anterior fica guardado ao lado (.bak)
help-pretranslate-xliff = Que XLIFF recebe o tradutor, 2.0 ou 1.2 (predefinição: 2.0). O OmegaT e muitas outras ferramentas usam 1.2
help-pretranslate-update = Atualizar os ficheiros em tradução: novas correspondências para o que falta e o que a página ganhou; o trabalho feito fica
value-version = versão
value-score = valor
value-format = formato
pretranslate-promise = Reaproveitam-se traduções anteriores; nada é traduzido automaticamente.
pretranslate-story = «{ $title }» ({ $file }), { $lang }, { $by ->
    [option] como indicou
    [markup] como a página declara
    [name] pelo nome do ficheiro
    [project] segundo o ficheiro do projeto
    [text] pelas palavras do texto
   *[other] por outros indícios
}
pretranslate-target = Para { $lang }:
pretranslate-ambiguous = { $count ->
    [one] Um segmento tem várias traduções confirmadas diferentes: não foi inserida nenhuma, todas são candidatas.
   *[other] { $count } segmentos têm várias traduções confirmadas diferentes: não foi inserida nenhuma, todas são candidatas.
}
leverage-band = escalão
leverage-segments = segmentos
leverage-words = palavras
leverage-strings = textos do sítio
leverage-total = total
help-export = Gravar os ficheiros a publicar; com --to ou --for, as unidades confirmadas para outra ferramenta; sem nada disso, a cópia da memória em texto
help-export-files = Os ficheiros bilingues terminados (XLIFF)
help-export-format = O que gravar: html, tmx (predefinição: ambos)
help-export-with-findings = Publicar uma tradução terminada apesar de as verificações encontrarem algo que pode induzir em erro
help-export-to = Para outra ferramenta: as línguas das traduções, um ficheiro para cada (predefinição: as do projeto)
help-export-from = Para outra ferramenta: a língua de partida (predefinição: a do projeto)
help-export-for = Quem lê as unidades: omegat, weblate ou trados; os códigos de língua escrevem-se como essa ferramenta os aceita (zh-CN, zh-TW)
help-export-out = A pasta onde gravar (predefinição: a do projeto); com --to, também o nome de um ficheiro terminado em .tmx
value-langs = línguas
value-tool = ferramenta
export-draft = { $count ->
    [one] Há um segmento por confirmar: o que se gravou é um rascunho.
   *[other] Há { $count } segmentos por confirmar: o que se gravou é um rascunho.
}
export-stopped = { $file }: { $count ->
    [one] há uma tradução que pode induzir em erro (ver acima)
   *[other] há { $count } traduções que podem induzir em erro (ver acima)
}; não se publicou nada, e a página bilingue mostra quais são. Corrija-as, ou exporte com --with-findings.
export-outdated = { $file }: o original mudou depois de traduzido, por isso nada foi publicado. Atualize o ficheiro (pretranslate com --update), ou exporte o que foi traduzido com --with-findings.
export-wrote = Gravado: { $file }
export-snapshot = Gravado: { $file } ({ $count ->
    [one] 1 unidade
   *[other] { $count } unidades
})
export-handed = Gravado: { $file } ({ $count ->
    [one] 1 unidade confirmada
   *[other] { $count } unidades confirmadas
}{ $unconfirmed ->
    [0] )
   *[other] ; por confirmar, de fora: { $unconfirmed })
}
export-handed-none = { $lang }: nada está confirmado, por isso não se gravou nenhum ficheiro{ $unconfirmed ->
    [0] .
   *[other] {" "}(por confirmar: { $unconfirmed }).
}
help-init = Começar um projeto: cotejo.toml e uma base terminológica com um conceito de exemplo
help-init-folder = Onde (predefinição: nesta pasta)
init-wrote = Gravado: { $file }
init-next = A seguir: cotejo import com uma memória (TMX) ou cotejo pretranslate com uma página.
help-import = Trazer unidades para a memória: a memória de outra ferramenta (TMX) ou um ficheiro bilingue terminado (XLIFF)
help-import-files = Ficheiros TMX ou XLIFF
help-import-as = O que significa um código sem região: --as pt-PT lê pt como pt-PT
help-import-to = A língua das traduções, se o ficheiro bilingue não a indicar (um XLIFF sem trgLang)
help-import-prefer = O que fica quando o ficheiro difere de trabalho mais recente ou traz de volta o que foi esquecido: newer (o texto mais recente, predefinição) ou file (o do ficheiro)
import-done = { $file } (importação { $import }). Unidades novas: { $new }; atualizadas: { $updated }; inalteradas: { $unchanged }; { $forgotten ->
    [0] {""}
   *[other] esquecidas antes e não importadas: { $forgotten };{" "}
 }ignoradas: { $skipped }.
import-into = Memória: { $memory }
error-original-lost = { $file }: o original não está onde estava nem na memória, ou já é outro. Volte a pré-traduzir a página ou reponha o original.
error-original-outside = A tradução indica { $file } como original. Um original só é procurado na memória, na pasta do projeto (exceto em pastas e ficheiros ocultos) ou junto da tradução, por isso este não foi lido. Se for a página certa, copie-a para junto da tradução.
error-original-no-file = A tradução indica { $file } como original, mas não se trata de um ficheiro normal, por isso não foi lido. Ponha no seu lugar a página original.
error-segment-unplaced = O segmento { $segment } da tradução («{ $words }») não se encontra em { $file }; não se gravou nada. { $reader ->
    [none] A tradução é de outra página ou alguém alterou o texto de partida.
   *[other] A tradução pode ter sido feita com outra versão do Cotejo, que leu a página de outro modo.
} Importe-a e volte a pré-traduzir a página: recupera o que já está traduzido.
error-segment-ambiguous = O texto do segmento { $segment } («{ $words }») aparece em { $places } sítios de { $file } e nada indica qual deles é; não se gravou nada. Importe a tradução e volte a pré-traduzir a página.
error-segment-twice = O segmento { $segment } («{ $words }») está duas vezes na tradução de { $file }, com versões diferentes; não se gravou nada. Elimine a unidade errada.
error-project-of-another = { $file } pertence a outro utilizador, por isso não foi seguido. Se confia nele, indique-o: --config { $file }
error-project-leads-out = { $file } foi encontrado aqui e o seu «{ $key }» aponta para fora da pasta, para { $path }, por isso não foi seguido. Se é isso que quer, indique o ficheiro: --config { $file }
error-text-missing = O projeto não indica a cópia em texto. Defina text = "memory.tmx" em cotejo.toml, ou exporte um ficheiro bilingue.
error-text-of-another = A cópia em texto é a da memória do projeto, e não a da memória indicada com --memory. As unidades confirmadas desta obtêm-se com --to (e --for, para outra ferramenta).
error-file-of-another-version = { $file } não diz o mesmo que a versão de que foi feito { $there }. Importe o que lá está feito e repita sem --update e com --force: vem da memória.
error-target-not-in-file = { $file } não contém nenhuma tradução para { $lang }. Sem --to, preenchem-se as línguas que o ficheiro tem.
notice-segments-not-filled = { $file }: traduções da memória que não tinham lugar no ficheiro, ou não as suas etiquetas: { $count }. Figuram como correspondências na página bilingue.
pretranslate-refilled = Para { $lang }: preenchidos { $filled }, por traduzir { $open }
error-files-not-done = ficaram por tratar { $count } de { $total } ficheiros: { $files }. O motivo de cada um está acima.
notice-files-left = por começar: { $files }
error-story-twice = { $file } e { $other } são a mesma notícia na mesma língua, e só uma pode ser publicada. Indique apenas uma delas.
error-source-missing = Não se sabe qual é a língua de partida. Indique-a, por exemplo com --from en, ou defina source em cotejo.toml.
error-memory-missing = Não há nenhuma memória em { $file }. Verifique o nome indicado com --memory; cotejo import cria uma nova.
notice-target-skipped = { $file } já está em { $lang }: não se traduziu para essa língua.
notice-target-not-held = A memória não tem nada em { $lang }, e o projeto não indica essa língua. A memória tem: { $langs }.
notice-ui-unknown = O Cotejo não fala { $lang }. Fala { $langs }.
error-target-is-source = O texto já está em { $lang }. Indique outra língua com --to, ou a língua do texto com --from.
error-one-file-many-langs = { $file } é um só ficheiro, e cada ficheiro tem uma só língua de chegada. Indique uma pasta com --out ou uma só língua com --to.
error-project-missing = Não há { $file } nesta pasta nem nas pastas acima, nem pasta de dados para uma memória sua. Comece um projeto com cotejo init ou indique uma memória com --memory.
error-import-empty = { $file }: não foi possível ler nenhuma unidade. Verifique se é o ficheiro certo.
error-import-runs-otherwise = { $file }: a importação { $import } deste ficheiro foi interrompida e { $lang ->
    [none] deixava como estavam os códigos sem região
   *[other] lia como { $lang } os códigos sem região
}. Importe o ficheiro outra vez sem --as nem --prefer para a concluir ou anule-a primeiro com «cotejo memory undo { $import }».
error-conflict-marks = { $file }, linha { $line }: há um conflito de fusão por resolver, com «{ $ours }» de um lado e «{ $theirs }» do outro. Escolha entre os dois no ficheiro e tente outra vez; não se leu nada.
error-text-outside = { $file }, linha { $line }: «{ $words }» está entre unidades e não pertence a nenhuma. Apague esse texto ou ponha-o numa unidade e tente outra vez; não se leu nada.
notice-older-kept = { $file }: { $count ->
    [one] uma unidade é mais antiga do que a da memória ({ $unit }, linha { $line }). Fica o texto mais recente; o mais antigo
   *[other] { $count } unidades são mais antigas do que as da memória (a primeira é { $unit }, na linha { $line }). Ficam os textos mais recentes; os mais antigos
} pode ver-se no histórico. Para ficar com o texto do ficheiro, importe-o com --prefer file.
error-update-of-another = { $file } não é uma tradução de { $document } para { $lang }; não pode ser atualizado a partir dele.
notice-final-stale = { $file } é de uma exportação anterior: não corresponde ao que a tradução e a página são agora. Ficou como estava; a próxima exportação acabada substitui-o.
notice-update-keeps-version = { $file } não está em XLIFF { $version } e foi atualizado no formato que tem. Para um ficheiro novo nessa versão, importe primeiro o que já foi traduzido e pré-traduza com --force e sem --update.
notice-filled-emptied = { $file }: { $count ->
    [one] um segmento tinha o que o Cotejo preencheu e a memória já não diz; foi esvaziado.
   *[other] { $count } segmentos tinham o que o Cotejo preencheu e a memória já não diz; foram esvaziados.
 }
notice-filled-replaced = { $file }: { $count ->
    [one] um segmento tinha o que o Cotejo preencheu e a memória diz agora outra coisa; segue a memória.
   *[other] { $count } segmentos tinham o que o Cotejo preencheu e a memória diz agora outra coisa; seguem a memória.
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
   *[other] { $replaced } preenchidos de novo porque a memória diz agora outra coisa,{" "}
}{ $emptied ->
    [0] {""}
   *[other] { $emptied } esvaziados porque a memória esqueceu o que tinham,{" "}
}{ $added } novos na página, { $gone } que já não estão nela. O que alguém traduziu ficou como estava.
notice-segments-gone = { $file }: { $count ->
    [one] um segmento traduzido já não está na página («{ $words }») e saiu
   *[other] { $count } segmentos traduzidos já não estão na página («{ $words }») e saíram
 } do ficheiro. O ficheiro anterior fica guardado ao lado; importe-o para que o trabalho fique na memória.
notice-renderings-undecided = { $file }: { $count ->
    [one] uma frase que se repete («{ $words }») estava traduzida de várias maneiras e a página mudou à volta dela. Fica por traduzir
   *[other] { $count } frases que se repetem (a primeira é «{ $words }») estavam traduzidas de várias maneiras e a página mudou à volta delas. Ficam por traduzir
 }, com as traduções anteriores como sugestões: escolha a que serve.
notice-codes-moved = { $file }: { $count ->
    [one] na página, as ligações ou a formatação de um segmento traduzido mudaram («{ $words }»). A tradução mantém-se, como rascunho
   *[other] na página, as ligações ou a formatação de { $count } segmentos traduzidos mudaram (o primeiro é «{ $words }»). As traduções mantêm-se, como rascunhos
 }: ponha as etiquetas no lugar e confirme. O ficheiro anterior fica guardado ao lado.
notice-unconfirmed-kept = { $file }: { $count ->
    [one] uma unidade traz um texto que ninguém confirmou e a memória tem um confirmado ({ $unit }, linha { $line }). Fica o texto confirmado; o outro
   *[other] { $count } unidades trazem um texto que ninguém confirmou e a memória tem um confirmado (a primeira é { $unit }, na linha { $line }). Ficam os textos confirmados; o resto
} pode ver-se no histórico. Para pôr um texto desses no lugar, é preciso que alguém o reveja primeiro.
notice-confirmation-kept = { $file }: { $count ->
    [one] uma unidade não está confirmada no ficheiro e tem o texto que está confirmado na memória ({ $unit }, linha { $line }). Continua confirmada
   *[other] { $count } unidades não estão confirmadas no ficheiro e têm o texto que está confirmado na memória (a primeira é { $unit }, na linha { $line }). Continuam confirmadas
}. Para retirar a confirmação, importe o ficheiro com --prefer file.
notice-translation-replaced = { $file }: { $count ->
    [one] uma unidade substituiu o que { $who } tinha confirmado ({ $unit }, linha { $line }). O texto anterior
   *[other] { $count } unidades substituíram o que outras pessoas tinham confirmado (a primeira é { $unit }, na linha { $line }, que era de { $who }). O que lá estava
} pode ver-se no histórico; «cotejo memory undo { $import }» repõe tudo.
notice-date-in-future = { $file }: { $count ->
    [one] uma unidade tem uma data no futuro ({ $unit }, linha { $line }) e entrou com a data de hoje,
   *[other] { $count } unidades têm uma data no futuro (a primeira é { $unit }, na linha { $line }) e entraram com a data de hoje,
 } para que o trabalho posterior não fique de fora.
notice-copy-not-taken = { $file }: { $count ->
    [one] um segmento repete o original palavra por palavra e a memória já tem a tradução, que fica ({ $unit }, linha { $line }). A cópia não entrou
   *[other] { $count } segmentos repetem o original palavra por palavra e a memória já tem as traduções, que ficam (a primeira é { $unit }, na linha { $line }). As cópias não entraram
}. Se é para o texto ficar como no original, importe o ficheiro com --prefer file.
notice-reviewed-replaced = { $file }: { $count ->
    [one] uma tradução revista deu lugar ao que está no ficheiro ({ $unit }, linha { $line }). A anterior
   *[other] { $count } traduções revistas deram lugar ao que está no ficheiro (a primeira é { $unit }, na linha { $line }). O que lá estava
} pode ver-se no histórico; «cotejo memory undo { $import }» repõe tudo.
notice-left-out-forgotten = { $file }: { $count ->
    [one] uma unidade já não está no ficheiro e foi esquecida também aqui
   *[other] { $count } unidades já não estão no ficheiro e foram esquecidas também aqui
}. Para trazer de volta o que foi esquecido: cotejo memory undo { $import }.
notice-left-out-kept = { $file }: { $count ->
    [one] uma unidade já não está no ficheiro, mas foi alterada aqui entretanto, ou é mais recente do que tudo o que ele contém; fica, e a próxima exportação volta a escrevê-la
   *[other] { $count } unidades já não estão no ficheiro, mas foram alteradas aqui entretanto, ou são mais recentes do que tudo o que ele contém; ficam, e a próxima exportação volta a escrevê-las
}.
notice-forgotten-kept = { $file }: { $count ->
    [one] uma unidade foi esquecida nesta memória ({ $unit }, linha { $line }) e continua esquecida
   *[other] { $count } unidades foram esquecidas nesta memória (a primeira é { $unit }, na linha { $line }) e continuam esquecidas
}. Para trazer de volta o que foi esquecido, importe o ficheiro com --prefer file.
notice-filled-not-here = { $file }: { $count ->
    [one] um segmento tem o que o Cotejo preencheu a partir de uma unidade que esta memória não tem, embora tenha outras dessas ({ $unit }, linha { $line }). Alguém pode tê-la esquecido de propósito; por isso, não entrou
   *[other] { $count } segmentos têm o que o Cotejo preencheu a partir de unidades que esta memória não tem, embora tenha outras dessas (a primeira é { $unit }, na linha { $line }). Alguém pode tê-las esquecido de propósito; por isso, não entraram
}. Para que esse texto entre, importe o ficheiro com --prefer file.
notice-filled-forgotten = { $file }: { $count ->
    [one] um segmento tem um texto que o Cotejo preencheu e que a memória entretanto esqueceu ou deixou de confirmar («{ $words }», linha { $line }, unidade { $unit }); não é publicado
   *[other] { $count } segmentos têm um texto que o Cotejo preencheu e que a memória entretanto esqueceu ou deixou de confirmar (o primeiro é «{ $words }», linha { $line }, unidade { $unit }); não são publicados
}. «pretranslate --update» retira do ficheiro esse texto; quem afinal o quiser muda-lhe lá o estado ou as palavras.
notice-forgotten-stands = { $file }: { $count ->
    [one] um segmento diz o que a memória esqueceu («{ $words }», linha { $line }, unidade { $unit }). É publicado, porque
   *[other] { $count } segmentos dizem o que a memória esqueceu (o primeiro é «{ $words }», linha { $line }, unidade { $unit }). São publicados, porque
} alguém o confirmou no ficheiro; se não é isso que se quer, retire-se lá.
notice-unit-twice = { $file }, linha { $line }: a unidade { $unit } aparece { $count ->
    [one] duas vezes, com palavras diferentes; ficaram ambas, a segunda
   *[other] duas vezes, com palavras diferentes, tal como outras ({ $count } ao todo); ficaram todas, a segunda desta
} como { $other }. Duas pessoas alteraram-na e a junção das versões guardou as duas. Enquanto nenhuma for esquecida, nenhuma é preenchida por si: cotejo memory forget { $other }, ou { $unit }.
notice-lender-not-asked = { $file }: { $count ->
    [one] um segmento («{ $words }», linha { $line }) foi preenchido a partir de outra memória, { $memory }, que
   *[other] { $count } segmentos (o primeiro é «{ $words }», linha { $line }) foram preenchidos a partir de outra memória, { $memory }, que
} não está disponível: não se pode saber se ainda tem esses textos ou se os esqueceu. São publicados. Para que seja consultada, indique-a em “also” no cotejo.toml.
notice-forgotten-in-file = { $file }: { $count ->
    [one] uma mensagem diz o que a memória esqueceu («{ $words }», linha { $line }, unidade { $unit }). Fica como está, porque
   *[other] { $count } mensagens dizem o que a memória esqueceu (a primeira é «{ $words }», linha { $line }, unidade { $unit }). Ficam como estão, porque
} um ficheiro deste tipo não distingue o que o Cotejo preencheu do que alguém escreveu; se não é isso que se quer, retire-se lá.
notice-text-outdated = { $file }: { $count ->
    [one] um segmento tem um texto anterior; a memória já diz outra coisa («{ $words }», linha { $line }, unidade { $unit }). É publicado
   *[other] { $count } segmentos têm um texto anterior; a memória já diz outra coisa (o primeiro é «{ $words }», linha { $line }, unidade { $unit }). São publicados
} como está no ficheiro; «pretranslate --update» traz o que a memória tem, onde ninguém mudou o que o Cotejo preencheu.
notice-import-resumed-as = { $file }: a importação { $import } continua como começou{ $lang ->
    [none] {""}
   *[other] {": "}os códigos sem região são lidos como { $lang }
}.
notice-original-changed = { $file } já não é o que era quando foi pré-traduzido: usou-se a cópia do original que está na memória.
notice-original-moved = { $file } já não está onde estava: usou-se a cópia do original que está na memória.
notice-units-missing = { $file }: { $count ->
    [one] há um texto da página que não está na tradução e fica na língua de partida
   *[other] há { $count } textos da página que não estão na tradução e ficam na língua de partida
} (o primeiro: «{ $words }»). A página é um rascunho.
notice-leverage-from = Não se pesquisou o que fica abaixo de { $score }%: aqui conta como «sem correspondência». Sem --leverage, conta-se a partir de 50%.

# --- configuração (cotejo.toml) e termos (terms.toml) ---
error-config-broken = { $file }, linha { $line }: isto não é TOML válido ({ $reason }). Corrija essa linha ou compare-a com o ficheiro que cotejo init cria.
error-config-unknown-key = { $file }, linha { $line }: não existe nenhuma definição chamada «{ $key }». Corrija o nome ou apague a linha.
error-config-bad-selector = { $file }, linha { $line }: «{ $selector }» não é um seletor CSS que encontre texto numa página guardada. Use nomes de elementos, classes, ids e atributos, :is(), :not() e elementos dentro de outros, por exemplo "article .corpo"; nada sobre irmãos, posições ou estados.
error-config-store-kind-unknown = { $file }, linha { $line }: não existe uma base de dados «{ $scheme }» onde uma memória possa estar. Uma memória está num ficheiro: escreva o nome do ficheiro, por exemplo ".cotejo/redacao.db". Se o próprio nome tiver dois pontos, escreva ./ antes dele.
error-config-bad-value = { $file }, linha { $line }: { $value } não pode ser o valor de «{ $key }». { $key ->
    [source] Escreva um código de língua entre aspas, por exemplo "en".
    [targets] Escreva uma lista de códigos de língua, por exemplo ["pt-PT", "zh-Hans"].
    [threshold] Escreva um número inteiro de 0 a 100.
    [penalties] Escreva-a como secção própria: [penalties].
    [segment] Escreva-a como secção própria: [segment].
    [no_break] Escreva uma lista de abreviaturas, por exemplo ["Dr.", "Prof."].
    [memory] Escreva-a como secção própria: [memory].
    [also] Escreva uma lista de nomes de ficheiros, por exemplo ["desporto/.cotejo/desporto.db"].
    [store] Escreva o nome de um ficheiro entre aspas.
    [text] Escreva o nome de um ficheiro entre aspas.
    [terms] Escreva o nome de um ficheiro entre aspas.
    [catalogues] Escreva o nome de uma pasta entre aspas.
    [out] Escreva o nome de uma pasta entre aspas.
    [sister] Escreva um número inteiro de 0 a 100.
    [unspecified] Escreva um número inteiro de 0 a 100.
    [alignment] Escreva um número inteiro de 0 a 100.
    [machine] Escreva um número inteiro de 0 a 100.
    [codes] Escreva um número inteiro de 0 a 100.
   *[other] O ficheiro que cotejo init cria diz que valores pode ter.
}
error-toml-encoding = { $file }, linha { $line }: o texto não está em UTF-8. Guarde o ficheiro em UTF-8 e tente de novo.
error-toml-repeated = { $file }, linha { $line }: «{ $key }» aparece aqui pela segunda vez. Apague uma das duas ocorrências ou dê-lhe outro nome.
error-terms-broken = { $file }, linha { $line }: isto não é TOML válido ({ $reason }). Corrija essa linha; não foi lido nenhum termo.
error-terms-unknown-key = { $file }, linha { $line }: «{ $key }» não é um código de língua nem um campo de um conceito. Corrija o nome ou apague a linha.
error-terms-bad-value = { $file }, linha { $line }: { $value } não pode ser o valor de «{ $key }». Escreva um termo entre aspas, uma tabela como {"{"} text = "…", status = "preferred" {"}"} ou uma lista deles; o estado é preferred, admitted, deprecated ou forbidden.
error-terms-file-unset = Este projeto não tem termos. Escreva terms = "terms.toml" no cotejo.toml; o ficheiro é criado quando se importa um glossário.
error-terms-none = { $file } não tem nenhum termo que se possa exportar. Acrescente termos ou indique outras línguas com --to.
error-glossary-column-unknown = { $file }: uma coluna não pode conter «{ $column }». Escreva uma língua (en, pt-PT) ou id, subject, language, term, status, part of speech, forms, note ou definition, com uma língua se for preciso (definition en), e - para uma coluna que não é para ler.
error-glossary-languages = { $file }: nem os cabeçalhos nem as células dizem em que línguas estão as colunas. Diga o que contêm, por ordem: --columns en,pt-PT,note
error-glossary-empty = { $file }: não contém nenhum termo. Verifique se guardou o ficheiro certo.

# O que dizem os ficheiros de um projeto novo.
init-project = Um projeto do Cotejo. Os caminhos partem desta pasta; as linhas que começam por # não são lidas.
init-store = A memória, uma base de dados: uma cache deste computador, fora do controlo de versões.
init-text = A mesma memória em texto (TMX), para o controlo de versões: é gravada por `cotejo export`. É só deste projeto: contém
    todas as línguas e também o que ninguém confirmou, que outras ferramentas dariam por terminado. Para essas há
    `cotejo export --to pt-PT --for omegat`.
init-terms = O nome que a casa dá às coisas: uma tabela por conceito.
init-catalogues = Os textos do próprio sítio (Fluent), uma pasta por língua; `cotejo export` acrescenta-lhes os novos.
init-source = A língua da maioria dos originais, para as páginas que não a declaram.
init-targets = As línguas de chegada, quando não se indica --to.
init-out = Pasta de destino do que se pré-traduz e do que se publica.
init-threshold = Grau de correspondência a partir do qual se propõe uma tradução anterior (correspondência parcial, fuzzy), de 0 a 100.
init-penalties =
    Pontos que uma correspondência perde: outra variante da língua; variante não indicada; alinhamento por rever;
    tradução automática de outra ferramenta; outras etiquetas no interior.
init-also = Outras memórias nesta pasta a pesquisar também; são apenas lidas. Uma que esteja noutro lugar: --also <ficheiro> na linha de comandos.
init-no-break = Abreviaturas depois das quais a frase não acaba, além das que o Cotejo conhece: ["Exma.", "Ilmo."]
init-termbase =
    Os termos da casa, uma tabela por conceito. `cotejo check` verifica-os, `cotejo terms find` encontra-os.
    status: preferred (predefinição), admitted, deprecated, forbidden. Há também: definition, subject, note, forms.
init-concept = Um conceito para começar. Acrescente os seus por baixo; apague este quando já não for preciso.

help-convert = Converter um ficheiro: um ficheiro bilingue em tabela para revisão (DOCX, XLSX, CSV) e vice-versa, em XLIFF ou TMX; um glossário noutro
help-convert-file = O ficheiro: XLIFF, PO ou tabela para revisão; ou um glossário
help-convert-into = O novo ficheiro; a extensão indica o formato
help-convert-to = A língua das traduções, quando o ficheiro não a indica
help-convert-xliff = A versão de XLIFF a gravar, 2.0 ou 1.2 (predefinição: 2.0)
value-new-file = ficheiro novo
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
    [one] {" "}Ficou de fora uma tradução que ninguém confirmou.
   *[other] {" "}Ficaram de fora { $unconfirmed } traduções que ninguém confirmou.
}
error-nothing-confirmed = { $file }: não contém nenhuma tradução confirmada, pelo que não há unidades para gravar.

help-package = Preparar um pacote para um tradutor externo: ficheiros bilingues, unidades anteriores, termos da casa, originais e instruções, numa pasta ou num ZIP
help-package-files = Os documentos, ou ficheiros bilingues recebidos
help-package-xliff = A versão de XLIFF que o tradutor recebe, 2.0 ou 1.2 (predefinição: 2.0). O OmegaT e muitas outras ferramentas aceitam a 1.2
help-package-table = Juntar a cada ficheiro bilingue uma tabela para revisão (DOCX)
help-package-zip = Criar um único ficheiro (ZIP)
package-done = { $path } ({ $lang }): { $files ->
    [one] um ficheiro
   *[other] { $files } ficheiros
}, { $segments ->
    [one] um segmento
   *[other] { $segments } segmentos
}, dos quais { $open } sem tradução confirmada; { $matches ->
    [one] uma unidade anterior
   *[other] { $matches } unidades anteriores
}, { $concepts ->
    [one] um conceito
   *[other] { $concepts } conceitos
}. O que for devolvido importa-se com «cotejo import»: a pasta ou o ZIP, tal como vier.
package-readme-head = De { $source } para { $target }: { $segments } segmentos, dos quais { $open } por traduzir.

    Traduza, por favor, estes ficheiros. São ficheiros bilingues (XLIFF): abra-os no OmegaT, no Trados Studio, no memoQ ou noutra ferramenta que aceite XLIFF.

    { $names }
package-readme-tables = Se não tiver nenhuma dessas ferramentas, escreva antes nestas tabelas, na coluna da tradução. As etiquetas, como { "{1}" } e { "{/1}" }, ficam à volta das mesmas palavras que no original; deixe as outras colunas como estão.

    { $names }
package-readme-matches = matches.tmx: { $count ->
    [one] uma unidade anterior que pode ajudar
   *[other] { $count } unidades anteriores que podem ajudar
}; carregue o ficheiro como memória de tradução.
package-readme-terms = terms.csv e terms.tbx: os termos da casa ({ $count }), os mesmos em ambos: uma tabela para consultar e um glossário para a sua ferramenta.
package-readme-back = source: os originais, para consulta.

    Devolva, por favor, os ficheiros traduzidos sem lhes mudar o nome; ou a pasta inteira.
error-package-empty = { $file }: não contém nenhum ficheiro bilingue (XLIFF, PO, tabela para revisão). Verifique se é a pasta ou o ZIP que foi devolvido.
