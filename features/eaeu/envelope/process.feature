@eaeu @area:envelope @role:eaeu-participant @needs:receive:eaeu
Feature: What an envelope says in another process
  Codes, segments, references and files as Decision 5 lays them down for every process (items 22 to 25, 39, 48, 60 and 63), seen in a
  test process of ours, P.XX.90.

  @EAEU-ENV-14
  Scenario: A message code of another process is accepted where the process lists it
    When the other side opens the transaction "question with a message of another process"
    Then it is taken like any other

  @EAEU-ENV-17 @needs:stimulate:eaeu.start
  Scenario: A nested procedure appends its own identifier
    When the participant starts a nested procedure for a request that it received
    Then its ProcedureID is the one received, a slash and a new identifier

  @EAEU-ENV-24
  Scenario Outline: A third country is no <place> in a process of the member states
    When a message whose <place> stands in a third country reaches it in a process of the member states
    Then that message is refused

    Examples:
      | place    |
      | receiver |
      | sender   |

  @EAEU-ENV-24 @needs:stimulate:eaeu.issue
  Scenario: A third country is a sender in a process that works with it
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice
    Then the third country's notice is accepted

  @EAEU-ENV-29
  Scenario: A response refers to the document that it answers
    When the other side opens the transaction "question and answer"
    Then everything that the pattern demands comes in time, and nothing else

  @EAEU-ENV-30 @needs:observe
  Scenario: A file in the body and a file beside it mean the same
    When the other side sends one file inside of a body and once more as a part beside the message
    Then it holds the same file twice

  @EAEU-ENV-31 @needs:stimulate:eaeu.start
  Scenario: A large file travels beside the message
    When the participant sends a message with a file of 3 megabytes
    Then the file travels as a part beside the message
