@eaeu @area:transactions @role:eaeu-participant @needs:stimulate:eaeu.start @needs:receive:eaeu
Feature: Transactions that the participant opens
  Whoever opens a transaction watches its times, opens it again while retries remain, confirms where the pattern says so, and undoes
  everything when it fails (Decision 5, items 96 to 111 and 122 to 139). Codes and times are those of a test process of ours, P.XX.90.

  @EAEU-TRN-02
  Scenario: Mutual obligations: the response is confirmed by receipt and acceptance
    When the participant opens the transaction "mutual obligations"
    Then it confirms the response as the pattern demands and in no other way

  @EAEU-TRN-03 @needs:set-clock @needs:observe
  Scenario: Mutual obligations are complete when the acceptance time has passed once more
    When the participant opens the transaction "mutual obligations"
    And it confirms the response
    Then it does not take the transaction for complete before the acceptance time has passed once more

  @EAEU-TRN-03 @needs:set-clock @needs:observe
  Scenario: Mutual obligations fail when an error comes within the last acceptance time
    When the participant opens the transaction "mutual obligations"
    And an error signal about its confirmation arrives before the acceptance time has passed once more
    Then it takes the transaction for failed

  @EAEU-TRN-04 @needs:set-clock @needs:observe
  Scenario: Without the response nothing of mutual obligations is kept
    Given a notification about a subject was taken
    And the other side keeps back its response
    When the participant opens the transaction "mutual obligations" about it
    And the response time passes until nothing more can come
    Then it holds of the subject what it held before

  @EAEU-TRN-05 @needs:observe
  Scenario: A question is complete when it is answered
    When the participant opens the transaction "question and answer"
    Then it takes the transaction for complete

  @EAEU-TRN-05 @needs:set-clock @needs:observe
  Scenario: A question that is never answered is asked again, and then reported
    Given the other side keeps back its response
    When the participant opens the transaction "question and answer"
    And the response time passes until nothing more can come
    Then it has opened the transaction as often as it may, and reports an abnormal situation

  @EAEU-TRN-07 @needs:observe
  Scenario: A request without guaranteed delivery is complete when it is answered
    When the participant opens the transaction "request and response without guaranteed delivery"
    Then it takes the transaction for complete

  # A response that is there ends the transaction (item 130): without it the missing signal alone is what opens it again.
  @EAEU-TRN-09 @needs:set-clock
  Scenario Outline: A request with guaranteed delivery is opened again without its <message>
    Given the other side keeps back its <message>
    When the participant opens the transaction "request and response with guaranteed delivery"
    And the <time> time passes
    Then it opens the transaction again under a new message identifier

    Examples:
      | message                    | time       |
      | P.MSG.PRS and its response | acceptance |
      | response                   | response   |

  @EAEU-TRN-10
  Scenario: A response without guaranteed delivery is not confirmed
    When the participant opens the transaction "request and confirmation without guaranteed delivery"
    Then it confirms the response as the pattern demands and in no other way

  @EAEU-TRN-11
  Scenario: A response with guaranteed delivery is confirmed by receipt alone
    When the participant opens the transaction "request and confirmation with guaranteed delivery"
    Then it confirms the response as the pattern demands and in no other way

  @EAEU-TRN-12 @needs:set-clock @needs:observe
  Scenario: A request to be confirmed that is never answered is opened again, and then reported
    Given the other side keeps back its response
    When the participant opens the transaction "request and confirmation with guaranteed delivery"
    And the response time passes until nothing more can come
    Then it has opened the transaction as often as it may, and reports an abnormal situation

  @EAEU-TRN-12 @needs:set-clock
  Scenario: A confirmation that cannot be sent is no success
    When the participant opens the transaction "request and confirmation with guaranteed delivery" and its confirmation is not taken by the transport
    And the receipt time passes
    Then it opens the transaction again under a new message identifier

  @EAEU-TRN-14 @EAEU-TRN-16 @EAEU-TRN-17 @needs:set-clock @needs:observe
  Scenario: A notification that nobody confirms in 24 hours is sent three times more
    Given the other side keeps back its P.MSG.RCV
    When the participant opens the transaction "notification"
    And the receipt time passes until nothing more can come
    Then it has sent the notification as often as it may, and reports an abnormal situation

  @EAEU-TRN-15 @needs:observe
  Scenario: What the participant disseminates is complete when it is sent
    When the participant opens the transaction "dissemination"
    Then it takes the transaction for complete at once, and sends nothing about it

  @EAEU-TRN-22 @needs:observe
  Scenario: When the second message cannot be processed, the first has no effect either
    Given a notification about a subject was taken
    And the responses of the other side break their schema
    When the participant opens the transaction "request and response with guaranteed delivery" about it
    And it has refused the response
    Then it holds of the subject what it held before
